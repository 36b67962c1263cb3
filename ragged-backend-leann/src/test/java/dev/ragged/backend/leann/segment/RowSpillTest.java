package dev.ragged.backend.leann.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSpillTest {
  @TempDir Path folder;

  @Test
  void row_ofAnyBatch_isTheOneThatWasAdded() {
    try (RowSpill spill = new RowSpill(folder, 3)) {
      spill.add(new int[] {2, 5}, new float[][] {{1, 2, 3}, {4, 5, 6}});
      spill.add(new int[] {0, 7}, new float[][] {{7, 8, 9}, {-0.0f, Float.MIN_VALUE, 1e30f}});
      assertThat(spill.row(5)).containsExactly(4, 5, 6);
      assertThat(spill.row(2)).containsExactly(1, 2, 3);
      assertThat(spill.row(0)).containsExactly(7, 8, 9);
      assertThat(spill.row(7)).containsExactly(-0.0f, Float.MIN_VALUE, 1e30f);
      assertThat(spill.row(3)).isNull();
    }
  }

  @Test
  void close_leavesNoFileAndNoRow() throws IOException {
    RowSpill spill = new RowSpill(folder, 2);
    spill.add(new int[] {1}, new float[][] {{1, 2}});
    spill.close();
    spill.close();
    spill.add(new int[] {2}, new float[][] {{1, 2}});
    assertThat(spill.row(1)).isNull();
    assertThat(spill.row(2)).isNull();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void add_folderIsGone_forgetsRowsAndThrowsNothing() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    RowSpill spill = new RowSpill(gone, 1);
    Files.delete(gone);
    spill.add(new int[] {1}, new float[][] {{1}});
    assertThat(spill.row(1)).isNull();
  }

  @Test
  void add_interruptedThread_forgetsRowsAndKeepsTheFlag() {
    try (RowSpill spill = new RowSpill(folder, 1)) {
      spill.add(new int[] {1}, new float[][] {{1}});
      Thread.currentThread().interrupt();
      spill.add(new int[] {2}, new float[][] {{1}});
      assertThat(Thread.interrupted()).isTrue();
      assertThat(spill.row(1)).isNull();
    }
  }

  @Test
  void sweep_filesOfAKilledProcess_areDeletedAndNoOthers() throws IOException {
    Path left = Files.writeString(folder.resolve("leann-spill-1234.tmp"), "x");
    Path other = Files.writeString(folder.resolve("leann-1-1.idx"), "x");
    RowSpill.sweep(folder);
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }
}
