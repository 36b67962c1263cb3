package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.tck.FaultIo;
import dev.ragged.tck.PowerLossIo;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was tuned is there whole or not at all, whatever happens to the disk. */
class TunedConfigTest {
  private static final Proposal EFFORT_20 = proposal("search.effort", "20");
  private static final Proposal EFFORT_30 = proposal("search.effort", "30");
  private static final Proposal READERS = proposal("database.readers", "3");

  @TempDir Path folder;

  private static Proposal proposal(String key, String value) {
    return new Proposal(key, "", value, "because the test says so");
  }

  private static int effort(RaggedConfig config) {
    return config.get(Settings.SEARCH_EFFORT);
  }

  private static RaggedConfig opened(Path root) {
    return Tuner.tuned(RaggedConfig.defaults(), root);
  }

  private static TunedConfig open(Path root, BlockIo io) {
    return new TunedConfig(opened(root), Optional.of(root), io);
  }

  private Path root(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void apply_thenUndo_alsoAfterRestart() throws IOException {
    Path root = root("store");
    TunedConfig first = open(root, BlockIo.disk());
    Applied applied = first.apply(List.of(EFFORT_20, READERS));
    assertThat(applied.now()).containsExactly(EFFORT_20);
    assertThat(applied.atNextOpening()).containsExactly(READERS);
    assertThat(applied.describe())
        .isEqualTo(
            "in effect now: search.effort=20\nin effect when the store opens again:"
                + " database.readers=3\n");
    assertThat(first.running().describe())
        .contains("search.effort = 20  (tuned)")
        .contains("database.readers = 0  (default)");
    assertThat(opened(root).describe()).contains("database.readers = 3  (tuned)");

    TunedConfig second = open(root, BlockIo.disk());
    second.apply(List.of(EFFORT_30));
    assertThat(effort(second.running())).isEqualTo(30);

    TunedConfig third = open(root, BlockIo.disk());
    assertThat(third.undo()).isTrue();
    assertThat(effort(third.running())).isEqualTo(20);
    assertThat(opened(root).describe())
        .contains("search.effort = 20  (tuned)")
        .contains("database.readers = 3  (tuned)");
    assertThat(third.undo()).as("one level").isFalse();
    assertThat(names(root)).containsExactly("tuned.properties");
  }

  @Test
  void undo_firstApply_leavesNothingTuned() throws IOException {
    Path root = root("store");
    TunedConfig tuned = open(root, BlockIo.disk());
    assertThat(tuned.undo()).isFalse();
    tuned.apply(List.of(EFFORT_20));
    assertThat(tuned.undo()).isTrue();
    assertThat(tuned.running().describe()).isEqualTo(RaggedConfig.defaults().describe());
    assertThat(opened(root).describe()).isEqualTo(RaggedConfig.defaults().describe());
  }

  @Test
  void apply_sameValues_keepsWhatUndoBringsBack() throws IOException {
    TunedConfig tuned = open(root("store"), BlockIo.disk());
    tuned.apply(List.of(EFFORT_20));
    tuned.apply(List.of(EFFORT_20));
    tuned.undo();
    assertThat(effort(tuned.running())).isZero();
  }

  @Test
  void apply_posix_isForTheOwnerOnly() throws IOException {
    Path root = root("store");
    TunedConfig tuned = open(root, BlockIo.disk());
    tuned.apply(List.of(EFFORT_20));
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      for (String name : List.of("tuned.properties", "tuned.properties.before")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(name))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void apply_fileAndBuilder_overruleIt() throws IOException {
    Path root = root("store");
    Path file = Files.writeString(folder.resolve("app.yaml"), "search.effort: 50\n");
    RaggedConfig config = RaggedConfig.builder().file(file).set("database.readers", "9").build();
    TunedConfig tuned = new TunedConfig(config, Optional.of(root), BlockIo.disk());
    Applied applied = tuned.apply(List.of(EFFORT_20, READERS));
    assertThat(applied.overruled()).containsExactly(EFFORT_20, READERS);
    assertThat(effort(tuned.running())).isEqualTo(50);
    assertThat(Tuner.tuned(config, root).describe())
        .contains("search.effort = 50  (app.yaml line 1)")
        .contains("database.readers = 9  (builder)");
  }

  @Test
  void apply_preset_isOverruledByTuned() throws IOException {
    Path root = root("store");
    open(root, BlockIo.disk()).apply(List.of(READERS));
    RaggedConfig low = RaggedConfig.builder().set("preset", "low_memory").build();
    assertThat(Tuner.tuned(low, root).describe())
        .contains("database.readers = 3  (tuned)")
        .contains("database.cache_bytes = 8 MiB  (preset low_memory)");
  }

  @Test
  void apply_badProposal_changesNothing() throws IOException {
    Path root = root("store");
    TunedConfig tuned = open(root, BlockIo.disk());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tuned.apply(List.of(EFFORT_20, proposal("search.efort", "3"))))
        .withMessageContaining("did you mean search.effort?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tuned.apply(List.of(proposal("search.effort", "-3"))))
        .withMessageContaining("tuned: search.effort must be");
    assertThat(names(root)).isEmpty();
    assertThat(effort(tuned.running())).isZero();
  }

  @Test
  void apply_inMemory_keepsWhatTakesEffectAtOnce() {
    TunedConfig tuned = new TunedConfig(RaggedConfig.defaults(), Optional.empty(), BlockIo.disk());
    Applied applied = tuned.apply(List.of(EFFORT_20, READERS));
    assertThat(applied.now()).containsExactly(EFFORT_20);
    assertThat(applied.lost()).containsExactly(READERS);
    tuned.apply(List.of(EFFORT_30));
    assertThat(effort(tuned.running())).isEqualTo(30);
    assertThat(tuned.undo()).isTrue();
    assertThat(effort(tuned.running())).isEqualTo(20);
    assertThat(tuned.undo()).isFalse();
  }

  @Test
  void open_badFile_isRefusedWithFileLineAndKey() throws IOException {
    Path root = root("store");
    Path file = root.resolve("tuned.properties");
    Files.writeString(file, "# tuned\nsearch.effort=20\ndatabase.reader=3\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> opened(root))
        .withMessage(file + " line 3: unknown key database.reader; did you mean database.readers?");
    Files.writeString(file, "search.effort=2x\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> opened(root))
        .withMessageContaining(file + " line 1: search.effort must be a whole number");
    Files.write(file, new byte[] {'a', '=', (byte) 0xFF, '\n'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> opened(root))
        .withMessageContaining("must be in UTF-8");
  }

  @Test
  void undo_badFile_isRefusedAndChangesNothing() throws IOException {
    Path root = root("store");
    TunedConfig tuned = open(root, BlockIo.disk());
    tuned.apply(List.of(EFFORT_20));
    Files.writeString(root.resolve("tuned.properties.before"), "no.such.key=1\n");
    assertThatIllegalArgumentException()
        .isThrownBy(tuned::undo)
        .withMessageContaining("tuned.properties.before line 1: unknown key no.such.key");
    assertThat(effort(tuned.running())).isEqualTo(20);
    assertThat(effort(opened(root))).isEqualTo(20);
  }

  @Test
  void apply_anyCallFails_isOldOrNewAndCanBeRepeated() throws IOException {
    FaultIo counting = FaultIo.never();
    Path counted = root("counted");
    open(counted, BlockIo.disk()).apply(List.of(EFFORT_20));
    open(counted, counting).apply(List.of(EFFORT_30));
    assertThat(counting.calls()).isGreaterThan(10);
    for (int call = 1; call <= counting.calls(); call++) {
      for (boolean forEver : new boolean[] {false, true}) {
        String at = "call " + call + (forEver ? " and all after" : "");
        Path root = root(at);
        open(root, BlockIo.disk()).apply(List.of(EFFORT_20));
        TunedConfig tuned = open(root, forEver ? FaultIo.from(call) : FaultIo.once(call));
        assertThatThrownBy(() -> tuned.apply(List.of(EFFORT_30)))
            .as(at)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("tuned.properties");
        assertThat(effort(tuned.running())).as(at).isEqualTo(20);
        assertThat(effort(opened(root))).as(at).isIn(20, 30);

        TunedConfig again = open(root, BlockIo.disk());
        again.apply(List.of(EFFORT_30));
        assertThat(effort(opened(root))).as(at).isEqualTo(30);
        assertThat(again.undo()).as(at).isTrue();
        assertThat(effort(opened(root))).as(at).isEqualTo(20);
        assertThat(names(root)).as(at).doesNotContain("tuned.properties.tmp");
      }
    }
  }

  @Test
  void apply_powerFailsAnywhere_isOldOrNew() throws IOException {
    for (PowerLossIo.Writes writes : PowerLossIo.Writes.values()) {
      for (boolean namesAreKept : new boolean[] {false, true}) {
        int old = 0;
        int call = 1;
        boolean done = false;
        while (!done) {
          String at = writes + " " + namesAreKept + " " + call;
          Path root = root(at);
          open(root, BlockIo.disk()).apply(List.of(EFFORT_20));
          PowerLossIo io = new PowerLossIo(root, call, writes, namesAreKept);
          try {
            open(root, io).apply(List.of(EFFORT_30));
            done = true;
          } catch (StoreException e) {
            call++;
          }
          io.crash();
          int left = effort(opened(root));
          assertThat(left).as(at).isIn(20, 30);
          if (done) {
            assertThat(left).as(at).isEqualTo(30);
          }
          old += left == 20 ? 1 : 0;
          open(root, BlockIo.disk()).undo();
          assertThat(effort(opened(root))).as("undone after %s", at).isIn(0, 20);
        }
        assertThat(old).as("failures that left the old values").isPositive();
      }
    }
  }

  @Test
  void undo_callFails_changesNothing() throws IOException {
    Path root = root("store");
    open(root, BlockIo.disk()).apply(List.of(EFFORT_20));
    TunedConfig tuned = open(root, FaultIo.once(1));
    assertThatThrownBy(tuned::undo).isInstanceOf(StoreException.class);
    assertThat(effort(tuned.running())).isEqualTo(20);
    assertThat(tuned.undo()).isTrue();
    assertThat(effort(opened(root))).isZero();
  }
}
