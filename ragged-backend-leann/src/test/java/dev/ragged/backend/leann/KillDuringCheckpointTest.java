package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.tck.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is killed while it seals, merges, saves and discards small segments leaves the
 * checkpoint that it saved last. System property {@code ragged.test.seed} (printed).
 */
class KillDuringCheckpointTest {
  private static final int KILLS = 3;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temp;

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  @Timeout(120)
  void checkpoint_processKilled_leavesTheLastOne(Kind kind) throws Exception {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(kind + ": -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    Path directory = Files.createDirectories(temp.resolve(kind.name()));
    int saved = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      saved = killOnce(kind, directory, saved, random);
      requireSaved(kind, directory, saved, "seed " + seed + ", kill " + kill);
    }
  }

  /** Returns the last sequence that was saved. */
  private static int killOnce(Kind kind, Path directory, int begin, Random random) {
    int saved = begin;
    try (ChildJvm child =
        ChildJvm.start(
            CrashingIndex.class, kind.name(), directory.toString(), Integer.toString(begin))) {
      int wanted = 1 + random.nextInt(12);
      while (saved < begin + wanted) {
        saved = sequence(child.line());
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000)));
      child.kill();
      @Nullable String line = child.readLine();
      while (line != null) {
        saved = sequence(line);
        line = child.readLine();
      }
    }
    return saved;
  }

  private static int sequence(String message) {
    return Integer.parseInt(message.substring("done ".length()));
  }

  private static void requireSaved(Kind kind, Path directory, int saved, String when) {
    try (VectorIndex index = CrashingIndex.open(kind, directory, saved, task -> {})) {
      assertThat(index.ordinals()).as(when).isEqualTo(CrashingIndex.ordinals(saved));
      index
          .ordinals()
          .forEach(
              ordinal -> {
                VectorQuery query =
                    VectorQuery.of(
                        CrashingIndex.vector(ordinal), 1, index.ordinals(), Effort.THOROUGH);
                assertThat(index.search(query).list())
                    .as(when)
                    .extracting(Neighbor::ordinal)
                    .containsExactly(ordinal);
              });
    }
  }
}
