package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactGraphTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, 2);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private CheckpointFiles files() {
    return new CheckpointFiles(directory, new UUID(1, 2), new IndexFormat("graph", 1));
  }

  private CompactGraph load(int size) {
    return files().load(CHECKPOINT, in -> CompactGraph.readFrom(in, size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 40, 3_000})
  void readFrom_whatWasWritten_isTheSameGraph(int size) {
    SampleRows rows = SampleRows.clustered(size, 1);
    Graph graph = GraphBuilderTest.build(rows, new GraphParameters(6, 40, 3)).graph();
    CompactGraph written = CompactGraph.of(graph);
    files().save(CHECKPOINT, written::writeTo);
    CompactGraph read = load(size);
    GraphBuilderTest.assertSame(read.unpack(), graph);
    assertThat(read.size()).isEqualTo(size);
    assertThat(read.maxDegree()).isEqualTo(12);
    assertThat(read.bytes()).isEqualTo(written.bytes());
    int[] expected = new int[12];
    int[] actual = new int[12];
    for (int node = 0; node < size; node++) {
      int count = graph.neighbors(node, expected);
      assertThat(read.neighbors(node, actual)).isEqualTo(count);
      assertThat(Arrays.copyOf(actual, count)).isEqualTo(Arrays.copyOf(expected, count));
    }
  }

  @Test
  void bytes_sixteenNeighbors_areFewerThanFortyPerNode() {
    SampleRows rows = SampleRows.clustered(10_000, 2);
    Graph graph = GraphBuilderTest.build(rows, new GraphParameters(16, 50, 3)).graph();
    files().save(CHECKPOINT, CompactGraph.of(graph)::writeTo);
    assertThat(files().bytes(CHECKPOINT)).isLessThan(40 * 10_000L);
  }

  @Test
  void neighbors_hugeNumbersAndFullLists_areExact() {
    long seed = 5;
    Random random = new Random(seed);
    LinkTable table = new LinkTable(200, 256);
    for (int id = 0; id < 200; id++) {
      int[] links =
          random
              .ints(256, 0, id % 2 == 0 ? Integer.MAX_VALUE : 1 << (8 + random.nextInt(23)))
              .sorted()
              .distinct()
              .toArray();
      table.fill(id, links, links.length);
    }
    PackedLists lists = PackedLists.of(table);
    int[] out = new int[256];
    for (int id = 0; id < 200; id++) {
      int count = lists.copy(id, out);
      int[] expected = new int[256];
      assertThat(count).as("seed=%d", seed).isEqualTo(table.copy(id, expected));
      assertThat(Arrays.copyOf(out, count)).isEqualTo(Arrays.copyOf(expected, count));
    }
  }

  /** A file of four nodes: one upper layer of two members, and the lists at level 0. */
  private void write(int capacity, int[] members, int[] layerSizes, int... base) {
    files()
        .save(
            CHECKPOINT,
            out -> {
              out.writeInt(capacity);
              out.writeInt(members.length);
              for (int member : members) {
                out.writeInt(member);
              }
              out.writeInt(layerSizes.length);
              for (int size : layerSizes) {
                out.writeInt(size);
                out.writeInt(1);
                out.writeInt(4);
                out.writeBytes(new byte[] {1, 1, 1, 0});
              }
              out.writeInt(base.length);
              for (int value : base) {
                out.writeByte((byte) value);
              }
            });
  }

  private void assertLoadFails(String what) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> load(4))
        .withMessageContaining(what);
  }

  private static final int[] MEMBERS = {2, 0};
  private static final int[] ONE_LAYER = {2};

  @Test
  void readFrom_smallFile_isUnderstood() {
    write(3, MEMBERS, ONE_LAYER, 1, 1, 2, 0, 1, 3, 0, 0, 0, 1, 2);
    CompactGraph graph = load(4);
    int[] out = new int[3];
    assertThat(graph.entry()).isEqualTo(2);
    assertThat(graph.neighbors(1, out)).isEqualTo(2);
    assertThat(out).startsWith(0, 2);
    assertThat(graph.neighbors(2, out)).isEqualTo(3);
    assertThat(out).containsExactly(0, 1, 2);
    assertThat(graph.neighbors(3, out)).isEqualTo(1);
    assertThat(out).startsWith(2);
  }

  @Test
  void readFrom_linkOutOfRange_isCorrupted() {
    write(3, MEMBERS, ONE_LAYER, 1, 4, 0, 0, 0);
    assertLoadFails("link of 0: expected below 4, found 4");
    write(3, MEMBERS, ONE_LAYER, 2, 3, 0, 0, 0, 0);
    assertLoadFails("link of 0: expected below 4, found 4");
    write(3, MEMBERS, ONE_LAYER, 5, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0);
    assertLoadFails("link of 0: expected below 4");
  }

  @Test
  void readFrom_listsThatDoNotFit_areCorrupted() {
    write(3, MEMBERS, ONE_LAYER, 9, 1, 0, 0, 0);
    assertLoadFails("bytes of links of 0");
    write(3, MEMBERS, ONE_LAYER, 1, 0x80, 0, 0, 0);
    assertLoadFails("links of 0");
    write(3, MEMBERS, ONE_LAYER, 6, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0, 0, 0);
    assertLoadFails("links of 0");
    write(3, MEMBERS, ONE_LAYER, 0x81, 0x80, 0, 1, 0, 0, 0);
    assertLoadFails("links of 0");
    write(3, MEMBERS, ONE_LAYER, 0, 0, 0);
    assertLoadFails("links of 3");
    write(3, MEMBERS, ONE_LAYER, 0, 0, 0, 0, 0);
    assertLoadFails("bytes of links: expected 4, found 5");
    write(1, MEMBERS, ONE_LAYER, 2, 0, 0, 0, 0, 0);
    assertLoadFails("number of links of 0: expected at most 1");
  }

  @Test
  void readFrom_headOutOfRange_isCorrupted() {
    for (int capacity : new int[] {0, -1, 257}) {
      write(capacity, MEMBERS, ONE_LAYER, 0, 0, 0, 0);
      assertLoadFails("most links of a node");
    }
    write(3, new int[] {2, 4}, ONE_LAYER, 0, 0, 0, 0);
    assertLoadFails("member: expected 0 to 3, found 4");
    write(3, new int[] {0, -1}, ONE_LAYER, 0, 0, 0, 0);
    assertLoadFails("member: expected 0 to 3, found -1");
    write(3, new int[0], ONE_LAYER, 0, 0, 0, 0);
    assertLoadFails("members of the upper layers");
    write(3, new int[] {0, 1, 2, 3, 0}, ONE_LAYER, 0, 0, 0, 0);
    assertLoadFails("members of the upper layers");
    write(3, MEMBERS, new int[] {1}, 0, 0, 0, 0);
    assertLoadFails("members on level 1: expected 2 to 2, found 1");
    write(3, MEMBERS, new int[] {2, 3}, 0, 0, 0, 0);
    assertLoadFails("members on level 2: expected 1 to 2, found 3");
    write(3, MEMBERS, new int[65], 0, 0, 0, 0);
    assertLoadFails("number of upper layers");
  }

  @Test
  void readFrom_countsBeyondTheFile_areCorrupted() {
    for (int part = 0; part < 2; part++) {
      boolean members = part == 0;
      files()
          .save(
              CHECKPOINT,
              out -> {
                out.writeInt(3);
                out.writeInt(members ? Integer.MAX_VALUE : 1);
                out.writeInt(0);
                out.writeInt(0);
                out.writeInt(Integer.MAX_VALUE);
              });
      assertLoadFails(members ? "members of the upper layers" : "bytes of links");
    }
  }

  @Test
  void readFrom_randomBytes_isCorruptedOrAGraphInRange() {
    long seed = 11;
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 300; round++) {
      int[] base = random.ints(4 + random.nextInt(5), 0, 4).toArray();
      write(3, MEMBERS, ONE_LAYER, base);
      try {
        CompactGraph graph = load(4);
        read++;
        int[] out = new int[3];
        for (int node = 0; node < 4; node++) {
          int count = graph.neighbors(node, out);
          for (int i = 0; i < count; i++) {
            assertThat(out[i]).as("seed=%d, round=%d", seed, round).isBetween(0, 3);
          }
        }
      } catch (StoreCorruptedException e) {
        assertThat(e).hasMessageContaining("graph-1-");
      }
    }
    assertThat(read).isPositive();
  }
}
