package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.error.StoreException;
import dev.ragged.tck.PowerLossIo;
import dev.ragged.tck.PowerLossIo.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whenever the power fails, and whatever becomes of writes and names that were not forced, the last
 * recorded checkpoint answers as it did, and none answers wrongly.
 *
 * <p>System properties: {@code ragged.test.powerLoss} set to {@code all} tries every fate at every
 * call, otherwise each call has one; {@code ragged.test.seed} (printed).
 */
class PowerLossTest {
  private static final boolean ALL = "all".equals(System.getProperty("ragged.test.powerLoss"));

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void checkpoint_powerFails_leavesTheLastOneOrTheNewOne(Kind kind) throws IOException {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(kind + ": -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    List<Writes> fates = List.of(Writes.values());
    int calls = failAt(kind, Integer.MAX_VALUE, Writes.LOST, false);
    assertThat(calls).isGreaterThan(50);
    for (int call = 1; call <= calls + 1; call++) {
      if (ALL) {
        for (Writes writes : fates) {
          failAt(kind, call, writes, false);
          failAt(kind, call, writes, true);
        }
      } else {
        failAt(kind, call, fates.get(random.nextInt(fates.size())), random.nextBoolean());
      }
    }
  }

  /** Runs the script until the power fails, and returns the number of calls. */
  private int failAt(Kind kind, int call, Writes writes, boolean namesAreKept) throws IOException {
    String when = kind + ", call " + call + ", writes " + writes + ", names kept " + namesAreKept;
    Path folder = Files.createDirectories(temp.resolve(when.replace(", ", "-")));
    PowerLossIo io = new PowerLossIo(folder, call, writes, namesAreKept);
    CheckpointScript script;
    try (Rig rig = CheckpointScript.rig(kind).in(folder).io(io)) {
      script = new CheckpointScript(rig);
      runUnlessOpenFails(script);
    }
    io.crash();
    script.requireRecorded(when);
    script.requireNoGarbage(when);
    return io.calls();
  }

  private static void runUnlessOpenFails(CheckpointScript script) {
    try {
      script.run();
    } catch (StoreException e) {
      assertThat(script.recorded).isEmpty();
    }
  }
}
