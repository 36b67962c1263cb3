package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.tck.FaultIo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever call to the file system fails, the last recorded checkpoint answers as it did. */
class IoFaultsTest {
  private static final Checkpoint LAST = new Checkpoint(99, 99);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void write_anyCallFails_keepsTheRecordedCheckpointAndGoesOn(Kind kind) throws IOException {
    int calls = countCalls(kind);
    for (int call = 1; call <= calls; call++) {
      try (Rig rig =
          CheckpointScript.rig(kind).in(folder(kind, "once", call)).io(FaultIo.once(call))) {
        CheckpointScript script = new CheckpointScript(rig);
        runUnlessOpenFails(script);
        script.requireRecorded("call " + call + " of " + calls);
        rig.io(BlockIo.disk());
        requireGoesOn(script);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void write_processEndsAtAnyCall_keepsTheRecordedCheckpoint(Kind kind) throws IOException {
    int calls = countCalls(kind);
    // The calls are the same for all kinds; what is in the files is not.
    int step = kind == Kind.CODES_1 ? 1 : 3;
    for (int call = 1; call <= calls; call += step) {
      try (Rig rig =
          CheckpointScript.rig(kind).in(folder(kind, "from", call)).io(FaultIo.from(call))) {
        CheckpointScript script = new CheckpointScript(rig);
        runUnlessOpenFails(script);
        rig.io(BlockIo.disk());
        script.requireRecorded("call " + call + " of " + calls);
        if (script.recorded.isPresent()) {
          rig.open(script.recorded.get().checkpoint());
        } else {
          rig.open();
        }
        requireGoesOn(script);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void open_anyCallFails_isReportedAndChangesNothing(Kind kind) throws IOException {
    try (Rig rig = CheckpointScript.rig(kind).in(folder(kind, "open", 0))) {
      CheckpointScript script = new CheckpointScript(rig);
      script.run();
      CheckpointScript.Saved recorded = script.recorded.orElseThrow();
      FaultIo counting = FaultIo.never();
      rig.io(counting).open(Optional.of(recorded.checkpoint())).close();
      List<String> files = files(rig);
      for (int call = 1; call <= counting.calls(); call++) {
        rig.io(FaultIo.once(call));
        assertThatExceptionOfType(StoreException.class)
            .as("call %d", call)
            .isThrownBy(() -> rig.open(Optional.of(recorded.checkpoint())))
            .isNotInstanceOf(StoreCorruptedException.class);
        assertThat(files(rig)).isEqualTo(files);
      }
      rig.io(BlockIo.disk());
      script.requireRecorded("afterwards");
    }
  }

  private int countCalls(Kind kind) throws IOException {
    FaultIo io = FaultIo.never();
    try (Rig rig = CheckpointScript.rig(kind).in(folder(kind, "count", 0)).io(io)) {
      CheckpointScript script = new CheckpointScript(rig);
      script.run();
      assertThat(script.failures).isZero();
    }
    assertThat(io.calls()).isGreaterThan(50);
    return io.calls();
  }

  private Path folder(Kind kind, String name, int call) throws IOException {
    return Files.createDirectories(temp.resolve(kind + name + call));
  }

  /** A folder that cannot be listed cannot be opened either. */
  private static void runUnlessOpenFails(CheckpointScript script) {
    try {
      script.run();
      assertThat(script.failures).isPositive();
    } catch (StoreException e) {
      assertThat(script.recorded).isEmpty();
      script.rig.io(BlockIo.disk()).open();
    }
  }

  /** Saves once more, and looks for files that nobody needs. */
  private static void requireGoesOn(CheckpointScript script) throws IOException {
    Rig rig = script.rig;
    rig.add(500, 520);
    OrdinalSet present = rig.index().ordinals();
    List<List<Neighbor>> answers = script.answers(rig.index());
    rig.index().checkpoint(LAST);
    rig.index().discardOtherCheckpoints(LAST);
    int segments = rig.segments();
    rig.open(LAST);
    assertThat(rig.index().ordinals()).isEqualTo(present);
    assertThat(rig.segments()).isEqualTo(segments);
    assertThat(files(rig)).hasSize(1 + segments).allMatch(name -> name.endsWith(".idx"));
    assertThat(script.answers(rig.index())).hasSameSizeAs(answers);
  }

  private static List<String> files(Rig rig) throws IOException {
    try (Stream<Path> files = Files.list(Objects.requireNonNull(rig.directory))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
