package dev.ragged.memory.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ragged.memory.portable.ImportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 300_001})
  void open_severalTimes_givesTheSameBytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);

    try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), temp, 300_001)) {
      for (int i = 0; i < 3; i++) {
        try (InputStream in = spool.open()) {
          assertThat(in.readNBytes(length / 2)).hasSize(length / 2);
        }
        try (InputStream in = spool.open()) {
          assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
      }
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void of_tooManyBytes_isRefusedAndLeavesNoFile() {
    assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(new byte[101]), temp, 100))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("at most 100 bytes");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void of_anyBytes_areNotOnTheDiskAsTheyAreAndTheirOwnersOnly() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "only Linux shows files without a name");
    byte[] bytes = "umbrella".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), temp, 100_000)) {
      List<Path> files = new ArrayList<>();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(open)) {
        for (Path each : all) {
          if (Files.isSymbolicLink(each)
              && Files.readSymbolicLink(each).toString().startsWith(temp + "/import-")) {
            files.add(each);
          }
        }
      }
      assertThat(files).hasSize(1);
      byte[] stored = Files.readAllBytes(files.get(0));
      assertThat(stored).hasSize(bytes.length);
      assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("umbrella");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
          .isEqualTo("rw-------");
      assertThat(spool.open().readAllBytes()).isEqualTo(bytes);
    }
  }
}
