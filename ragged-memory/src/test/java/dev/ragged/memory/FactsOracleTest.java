package dev.ragged.memory;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random statements, changes, declarations, erasures and reopenings, against a model. */
class FactsOracleTest {
  private static final int SCRIPTS = 20;
  private static final int STEPS = 60;
  private static final int STEPS_BETWEEN_CHECKS = 3;

  @TempDir private Path temp;

  @Test
  void answers_afterRandomScripts_areThoseOfTheTimelineOfAllVersions() {
    long seed = Long.getLong("ragged.test.seed", new Random().nextLong());
    System.out.println("FactsOracleTest: -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < SCRIPTS; i++) {
      try (FactStore store = new FactStore(temp.resolve("store" + i), "ana", "ben")) {
        FactScript script = new FactScript(random, store);
        for (int step = 1; step <= STEPS; step++) {
          script.step();
          if (step % STEPS_BETWEEN_CHECKS == 0) {
            script.check();
          }
          if (step == STEPS / 2) {
            store.reopen();
            script.check();
          }
        }
      }
    }
  }
}
