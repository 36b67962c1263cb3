package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
  @TempDir Path folder;

  @Test
  void right_rowsAsNearAsTheLast_allCount() throws IOException {
    write("base.fvecs", new float[] {1, 2, 2, 5});
    write("query.fvecs", new float[] {0});
    Truth truth = Truth.scan(Workload.read(folder), 2);

    assertThat(truth.right(0, new int[] {0, 1}, 2)).isEqualTo(2);
    assertThat(truth.right(0, new int[] {0, 2}, 2)).isEqualTo(2);
    assertThat(truth.right(0, new int[] {0, 3}, 2)).isEqualTo(1);
  }

  @Test
  void right_rowTwice_countsOnce() throws IOException {
    write("base.fvecs", new float[] {1, 2, 5});
    write("query.fvecs", new float[] {0});

    assertThat(Truth.scan(Workload.read(folder), 2).right(0, new int[] {0, 0}, 2)).isEqualTo(1);
  }

  @Test
  void right_clustered_agreesWithAFullSort() {
    int k = 10;
    Workload workload = Workload.clustered(2_000, 20, 16, 20);
    Truth truth = Truth.scan(workload, k);

    for (int query = 0; query < 20; query++) {
      int asked = query;
      int[] order =
          IntStream.range(0, 2_000)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> workload.distance(asked, row)))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(truth.right(query, order, k)).isEqualTo(k);
      assertThat(truth.right(query, order, 2_000)).isEqualTo(k);
    }
  }

  @Test
  void read_rowThatDoesNotExist_isRefused() throws IOException {
    write("base.fvecs", new float[] {1, 2});
    write("query.fvecs", new float[] {0});
    writeInts("gt.ivecs", 1, 2);
    Workload workload = Workload.read(folder);

    assertThatThrownBy(() -> Truth.read(folder, workload, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found=2");
  }

  @Test
  void read_fewerNeighborsThanAsked_isRefused() throws IOException {
    write("base.fvecs", new float[] {1, 2});
    write("query.fvecs", new float[] {0});
    writeInts("gt.ivecs", 1, 0);
    Workload workload = Workload.read(folder);

    assertThatThrownBy(() -> Truth.read(folder, workload, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("columns=1");
  }

  /** Writes rows of one component. */
  private void write(String name, float[] values) throws IOException {
    int[] words = new int[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      words[2 * i] = 1;
      words[2 * i + 1] = Float.floatToIntBits(values[i]);
    }
    writeInts(name, words);
  }

  private void writeInts(String name, int... words) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    Files.write(folder.resolve(name), bytes.array());
  }
}
