package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.tck.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportHeapTest {
  private static final int INTERACTIONS = 50_000;
  private static final long HEAP_BYTES = 64L << 20;

  @TempDir private Path temp;

  @Test
  void exportAndImport_moreThanFitsTheHeap_works() {
    List<String> command =
        new ArrayList<>(
            ChildJvm.command(ExportHeap.class, temp.toString(), Integer.toString(INTERACTIONS)));
    command.replaceAll(argument -> argument.startsWith("-Xmx") ? "-Xmx64m" : argument);

    try (ChildJvm child = ChildJvm.start(command)) {
      long[] found = Arrays.stream(child.line().split(" ")).mapToLong(Long::parseLong).toArray();

      assertThat(Arrays.copyOf(found, 3)).containsOnly(INTERACTIONS);
      assertThat(found[3]).as("bytes exported").isGreaterThan(HEAP_BYTES * 3 / 2);
      assertThat(found[4]).as("bytes of heap").isLessThanOrEqualTo(HEAP_BYTES);
      assertThat(child.waitFor()).isZero();
    }
  }
}
