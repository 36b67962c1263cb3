package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is not what was written is refused, whatever is wrong with it. */
class DamageTest {
  private static final Checkpoint FIRST = new Checkpoint(1, 11);
  private static final Checkpoint SECOND = new Checkpoint(2, 22);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  /** Two segments and a manifest per checkpoint; nothing is merged. */
  private Rig saved(Kind kind) {
    Rig rig = Rig.of(kind).policy(Rig.segmentsOf(8, 4)).in(temp);
    rig.executor(
        task -> {
          throw new RejectedExecutionException("no background work");
        });
    rig.open().add(0, 9).add(20, 30).remove(3, 22);
    rig.index().checkpoint(FIRST);
    rig.add(40, 50);
    rig.index().checkpoint(SECOND);
    return rig;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.sorted().toList();
    }
  }

  private static void requireRefused(Rig rig, Checkpoint checkpoint, String what) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .as(what)
        .isThrownBy(() -> rig.open(Optional.of(checkpoint)).close())
        .isNotInstanceOf(StoreTooNewException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "FULL"})
  void open_anyByteOfAnyFileChanged_isRefused(Kind kind) throws IOException {
    try (Rig rig = saved(kind)) {
      rig.index().discardOtherCheckpoints(SECOND);
      assertThat(files()).hasSize(4);
      for (Path file : files()) {
        byte[] good = Files.readAllBytes(file);
        int step = good.length > 4_000 ? 7 : 1;
        for (int at = 0; at < good.length; at += step) {
          byte[] bad = good.clone();
          bad[at] ^= (byte) (1 << (at & 7));
          Files.write(file, bad);
          requireRefused(rig, SECOND, file.getFileName() + ", byte " + at);
        }
        for (int length = 0; length < good.length; length += 1 + good.length / 60) {
          Files.write(file, Arrays.copyOf(good, length));
          requireRefused(rig, SECOND, file.getFileName() + ", length " + length);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 5));
        requireRefused(rig, SECOND, file.getFileName() + " with more at its end");
        Files.write(file, good);
      }
      rig.open(SECOND);
      assertThat(rig.index().ordinals()).isEqualTo(rig.present());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void open_anyTwoFilesSwapped_isRefused(Kind kind) throws IOException {
    try (Rig rig = saved(kind)) {
      List<Path> files = files();
      assertThat(files).hasSize(5);
      for (Path one : files) {
        for (Path other : files) {
          if (one.compareTo(other) < 0) {
            byte[] first = Files.readAllBytes(one);
            byte[] second = Files.readAllBytes(other);
            Files.write(one, second);
            Files.write(other, first);
            requireRefused(rig, SECOND, one + " for " + other);
            Files.write(one, first);
            Files.write(other, second);
          }
        }
      }
      rig.open(SECOND);
    }
  }

  @Test
  void open_olderManifestUnderTheNewersName_isRefused() throws IOException {
    try (Rig rig = saved(Kind.CODES_1)) {
      List<Path> manifests =
          files().stream()
              .filter(
                  file ->
                      file.toString().contains("leann-") && !file.toString().contains("segment"))
              .toList();
      assertThat(manifests).hasSize(2);
      Files.write(manifests.get(1), Files.readAllBytes(manifests.get(0)));
      requireRefused(rig, SECOND, "generation");
      rig.open(FIRST);
    }
  }

  @Test
  void open_newerVersion_isTooNewAndLeavesTheFilesAlone() throws IOException {
    for (String format : new String[] {"leann", "leann-segment"}) {
      try (Rig rig = saved(Kind.CODES_1)) {
        CheckpointFiles newer = new CheckpointFiles(temp, Rig.STORE, new IndexFormat(format, 2));
        CheckpointFiles present = new CheckpointFiles(temp, Rig.STORE, new IndexFormat(format, 1));
        for (Checkpoint checkpoint : present.saved()) {
          newer.save(checkpoint, out -> out.writeInt(1));
        }
        Path leftover = Files.write(temp.resolve("leann-7-0000000000000001.idx.tmp"), new byte[9]);
        assertThatExceptionOfType(StoreTooNewException.class)
            .isThrownBy(() -> rig.open(Optional.of(SECOND)));
        assertThat(leftover).exists();
        Files.delete(leftover);
        rig.open().index().checkpoint(FIRST);
        rig.index().discardOtherCheckpoints(FIRST);
      }
    }
  }

  @Test
  void open_leftoverOfASaveCutShort_isSwept() throws IOException {
    try (Rig rig = saved(Kind.CODES_1)) {
      Path manifest = Files.write(temp.resolve("leann-7-0000000000000001.idx.tmp"), new byte[9]);
      Path segment =
          Files.write(temp.resolve("leann-segment-7-0000000000000001.idx.tmp"), new byte[9]);
      Path foreign = Files.write(temp.resolve("notes.tmp"), new byte[9]);
      rig.open(SECOND);
      assertThat(manifest).doesNotExist();
      assertThat(segment).doesNotExist();
      assertThat(foreign).exists();
    }
  }

  @Test
  void open_otherStorageModeOrCodec_isRefusedByName() {
    LeannOptions written = LeannOptions.codes().build();
    try (Rig rig = saved(Kind.CODES_1)) {
      assertRefusal(rig, LeannOptions.recompute().build(), "storage mode", "RECOMPUTE", "CODES");
      assertRefusal(
          rig, LeannOptions.full(VectorCodec.RABITQ_4).build(), "storage mode", "FULL", "CODES");
      assertRefusal(
          rig, LeannOptions.codes(VectorCodec.RABITQ_4).build(), "codec", "RABITQ_4", "RABITQ_1");
      // All other options can change.
      rig.options = LeannOptions.codes().vectorCache(0).build();
      rig.open(SECOND);
      rig.options = written;
      rig.open(SECOND);
    }
  }

  private static void assertRefusal(Rig rig, LeannOptions options, String... words) {
    rig.options = options;
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> rig.open(Optional.of(SECOND)))
        .withMessageContainingAll(words);
  }

  @Test
  void open_otherDimensionOrSimilarity_isRefused() {
    try (Rig rig = saved(Kind.CODES_1)) {
      rig.by(dev.ragged.index.Similarity.EUCLIDEAN);
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> rig.open(Optional.of(SECOND)))
          .withMessageContaining("similarity");
    }
  }

  @Test
  void search_filesDeletedWhileOpen_answersFromMemory() throws IOException {
    try (Rig rig = saved(Kind.FULL)) {
      VectorQuery query = rig.query(5);
      List<Neighbor> before = rig.answer(query);
      for (Path file : files()) {
        Files.delete(file);
      }
      assertThat(rig.answer(query)).isEqualTo(before);
      assertThat(Objects.requireNonNull(rig.directory)).isEmptyDirectory();
    }
  }
}
