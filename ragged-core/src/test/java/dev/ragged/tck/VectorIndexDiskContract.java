package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of {@link VectorIndexContract} that is about checkpoints, reopening and damage. */
abstract class VectorIndexDiskContract extends VectorIndexFixture {
  private static final Checkpoint FIRST = new Checkpoint(10, 0x0123_4567_89ab_cdefL);
  private static final Checkpoint SECOND = new Checkpoint(20, -1);
  private static final double ESTIMATE_PERCENT = 15;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  @Test
  void reopen_givesTheSameOrdinalsVectorsAndAnswers() {
    VectorIndex index = open();
    addRange(index, 0, 1200);
    remove(index, IntStream.range(0, 1200).filter(i -> i % 5 == 0).toArray());
    List<VectorQuery> queries =
        Stream.of(vectors.next(20)).map(q -> query(q, 10, OrdinalSet.range(1200))).toList();
    index.checkpoint(FIRST);
    List<Neighbors> answers = index.searchAll(queries);
    int[] present = index.ordinals().stream().toArray();
    float[][] rows = index.vectors(present);
    index.close();

    VectorIndex again = open(FIRST);
    assertThat(again.ordinals().stream().toArray()).isEqualTo(present);
    assertThat(again.vectors(present)).isDeepEqualTo(rows);
    assertThat(again.searchAll(queries))
        .extracting(Neighbors::list)
        .isEqualTo(answers.stream().map(Neighbors::list).toList());
    assertThat(again.statistics().bytesOnDisk()).isPositive();
  }

  @Test
  void reopen_thenAddAndRemove_goesOnAsBefore() {
    VectorIndex index = open();
    addRange(index, 0, 100);
    index.checkpoint(FIRST);
    index.close();
    VectorIndex again = open(FIRST);
    float[][] added = addRange(again, 100, 150);
    remove(again, 0, 1, 2);
    assertThat(again.ordinals().size()).isEqualTo(147);
    assertThat(again.search(query(added[9], 1)).list().get(0).ordinal()).isEqualTo(109);
  }

  @Test
  void reopen_emptyIndex_isEmpty() {
    VectorIndex index = open();
    index.checkpoint(FIRST);
    index.close();
    assertThat(open(FIRST).ordinals().isEmpty()).isTrue();
  }

  @Test
  void crashBeforeCheckpoint_keepsTheOlder() {
    VectorIndex index = open();
    addRange(index, 0, 50);
    index.checkpoint(FIRST);
    addRange(index, 50, 90);
    // The process dies here: nothing more is called on this index.
    assertThat(open(FIRST).ordinals()).isEqualTo(OrdinalSet.range(50));
  }

  @Test
  void twoCheckpoints_bothOpenUntilOneIsDiscarded() throws IOException {
    VectorIndex index = open();
    addRange(index, 0, 50);
    index.checkpoint(FIRST);
    List<Path> firstFiles = files();
    addRange(index, 50, 90);
    index.checkpoint(SECOND);
    assertThat(open(FIRST).ordinals().size()).isEqualTo(50);
    assertThat(open(SECOND).ordinals().size()).isEqualTo(90);

    index.discardOtherCheckpoints(SECOND);
    // A file may be a part of both.
    assertThat(files()).isNotEmpty();
    assertThat(firstFiles).anyMatch(file -> !Files.exists(file));
    assertThat(open(SECOND).ordinals().size()).isEqualTo(90);
    assertCorrupted(STORE, FIRST);
  }

  @Test
  void checkpoint_sameAgain_opens() {
    VectorIndex index = open();
    addRange(index, 0, 50);
    index.checkpoint(FIRST);
    index.checkpoint(FIRST);
    index.close();
    assertThat(open(FIRST).ordinals()).isEqualTo(OrdinalSet.range(50));
  }

  @Test
  void estimate_of2000Vectors_isWhatTheyTake() {
    VectorIndex index = open();
    addRange(index, 0, 2000);
    index.checkpoint(FIRST);
    awaitReady(index);
    index.checkpoint(SECOND);
    index.discardOtherCheckpoints(SECOND);

    IndexBytes estimate = provider().estimate(2000, DIMENSION, similarity());
    IndexStatistics statistics = index.statistics();
    double cached = statistics.figures().getOrDefault("cache.bytes", 0.0);
    assertThat((double) estimate.heap())
        .as("heap")
        .isCloseTo(statistics.bytesInMemory() - cached, withinPercentage(ESTIMATE_PERCENT));
    assertThat((double) estimate.disk())
        .as("disk")
        .isCloseTo((double) statistics.bytesOnDisk(), withinPercentage(ESTIMATE_PERCENT));
  }

  @Test
  void estimate_growsWithVectorsAndDimension() {
    IndexBytes some = provider().estimate(10_000, 384, similarity());
    IndexBytes more = provider().estimate(10_000_000, 384, similarity());
    IndexBytes longer = provider().estimate(10_000, 768, similarity());
    assertThat(more.heap()).isBetween(900 * some.heap(), 2000 * some.heap());
    assertThat(more.disk()).isBetween(900 * some.disk(), 2000 * some.disk());
    assertThat(longer.heap()).isGreaterThanOrEqualTo(some.heap());
    assertThat(longer.disk()).isGreaterThanOrEqualTo(some.disk());
    assertThat(provider().estimate(0, 384, similarity()).heap()).isZero();
  }

  @Test
  void estimate_ofNonsense_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider().estimate(-1, DIMENSION, similarity()))
        .withMessageContaining("vectors=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider().estimate(1, 0, similarity()))
        .withMessageContaining("dimension=0");
  }

  /** Waits until the backend's own structure holds what was added. */
  private static void awaitReady(VectorIndex index) {
    while (!index.statistics().ready()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void open_unknownCheckpoint_isCorrupted() {
    VectorIndex index = open();
    addRange(index, 0, 50);
    index.checkpoint(FIRST);
    index.close();
    assertCorrupted(STORE, SECOND);
    assertCorrupted(STORE, new Checkpoint(FIRST.sequence(), FIRST.token() + 1));
    assertCorrupted(STORE, new Checkpoint(FIRST.sequence() + 1, FIRST.token()));
  }

  @Test
  void open_filesOfAnotherStore_isCorrupted() {
    VectorIndex index = open();
    addRange(index, 0, 50);
    index.checkpoint(FIRST);
    index.close();
    assertCorrupted(new UUID(1, 1), FIRST);
  }

  @Test
  void open_anyFileDamaged_isCorrupted() throws IOException {
    VectorIndex index = open();
    addRange(index, 0, 300);
    index.checkpoint(FIRST);
    index.close();
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int at : new int[] {0, 20, good.length / 3, good.length / 2, good.length - 1}) {
        byte[] flipped = good.clone();
        flipped[at] ^= 0x10;
        Files.write(file, flipped);
        assertCorrupted(STORE, FIRST);
      }
      for (int length : new int[] {0, 1, good.length / 2, good.length - 1}) {
        Files.write(file, Arrays.copyOf(good, length));
        assertCorrupted(STORE, FIRST);
      }
      Files.write(file, Arrays.copyOf(good, good.length + 1));
      assertCorrupted(STORE, FIRST);
      Files.delete(file);
      assertCorrupted(STORE, FIRST);
      Files.write(file, good);
    }
    assertThat(open(FIRST).ordinals()).isEqualTo(OrdinalSet.range(300));
  }

  @Test
  void open_afterDamage_startsAnewWithoutCheckpoint() throws IOException {
    VectorIndex index = open();
    addRange(index, 0, 300);
    index.checkpoint(FIRST);
    index.close();
    for (Path file : files()) {
      Files.write(file, new byte[] {1, 2, 3});
    }
    assertCorrupted(STORE, FIRST);
    VectorIndex fresh = open();
    assertThat(fresh.ordinals().isEmpty()).isTrue();
    addRange(fresh, 0, 20);
    fresh.checkpoint(SECOND);
    fresh.discardOtherCheckpoints(SECOND);
    fresh.close();
    assertThat(open(SECOND).ordinals()).isEqualTo(OrdinalSet.range(20));
  }

  @Test
  void checkpoint_files_areForTheOwnerOnly() throws IOException {
    VectorIndex index = open();
    addRange(index, 0, 20);
    index.checkpoint(FIRST);
    assertThat(files()).isNotEmpty();
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      for (Path file : files()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void search_whileCheckpointing_givesFullAnswers() throws Exception {
    VectorIndex index = open();
    addRange(index, 0, 1000);
    whileRunning(
        () -> {
          for (int i = 1; i <= 10; i++) {
            index.checkpoint(new Checkpoint(i, i));
            index.discardOtherCheckpoints(new Checkpoint(i, i));
          }
        },
        random ->
            assertThat(index.search(query(oracle.vector(random.nextInt(1000)), 10)).list())
                .hasSize(10));
    index.close();
    assertThat(open(new Checkpoint(10, 10)).ordinals()).isEqualTo(OrdinalSet.range(1000));
  }

  private VectorIndex open() {
    return open(Optional.of(directory), STORE, Optional.empty());
  }

  private VectorIndex open(Checkpoint checkpoint) {
    return open(Optional.of(directory), STORE, Optional.of(checkpoint));
  }

  private void assertCorrupted(UUID store, Checkpoint checkpoint) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> open(Optional.of(directory), store, Optional.of(checkpoint)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
