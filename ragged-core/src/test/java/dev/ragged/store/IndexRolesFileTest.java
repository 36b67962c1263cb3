package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.tck.FaultIo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRolesFileTest {
  private static final IndexRoles BEFORE =
      new IndexRoles(Optional.of("exact"), Optional.empty(), 0, Optional.of("hnsw"), 7);
  private static final IndexRoles AFTER =
      new IndexRoles(
          Optional.of("hnsw"), Optional.of("exact"), Integer.MAX_VALUE, Optional.empty(), 0);

  @TempDir Path root;

  private Path file() {
    return root.resolve(IndexRolesFile.NAME);
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    assertThat(IndexRolesFile.read(root)).isEqualTo(IndexRoles.NONE);
    for (IndexRoles roles : new IndexRoles[] {BEFORE, AFTER, IndexRoles.NONE}) {
      IndexRolesFile.write(BlockIo.disk(), root, roles);
      assertThat(IndexRolesFile.read(root)).isEqualTo(roles);
    }
  }

  @Test
  void write_anyCallFails_leavesTheOneOrTheOther() {
    FaultIo counting = FaultIo.never();
    IndexRolesFile.write(counting, root, AFTER);
    assertThat(counting.calls()).isPositive();
    for (int call = 1; call <= counting.calls(); call++) {
      IndexRolesFile.write(BlockIo.disk(), root, BEFORE);
      FaultIo faulty = FaultIo.from(call);
      assertThatThrownBy(() -> IndexRolesFile.write(faulty, root, AFTER))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(IndexRolesFile.NAME);
      assertThat(IndexRolesFile.read(root)).as("call %d", call).isIn(BEFORE, AFTER);
    }
    IndexRolesFile.write(BlockIo.disk(), root, AFTER);
    assertThat(IndexRolesFile.read(root)).isEqualTo(AFTER);
  }

  @Test
  void read_damagedFile_isAsGoodAsNone() throws IOException {
    Files.writeString(file(), "active=../../etc\nprevious=UPPER\nunfinished=ok\n");
    IndexRoles roles = IndexRolesFile.read(root);
    assertThat(roles.active()).isEmpty();
    assertThat(roles.previous()).isEmpty();
    assertThat(roles.unfinished()).contains("ok");
    Files.write(file(), new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
    assertThat(IndexRolesFile.read(root)).isEqualTo(IndexRoles.NONE);
    Files.writeString(file(), "active=\\u00zz\n", StandardCharsets.US_ASCII);
    assertThat(IndexRolesFile.read(root)).isEqualTo(IndexRoles.NONE);
  }
}
