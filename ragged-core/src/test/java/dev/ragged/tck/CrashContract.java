package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store must keep to when its process is killed while it ingests: whatever was acknowledged
 * is there, every document is whole or absent, every chunk is found by words and by vector, and the
 * index holds exactly the live chunks. A backend extends this.
 *
 * <p>System properties: {@code ragged.test.kills} (default {@value #DEFAULT_KILLS}; thousands for a
 * long run), {@code ragged.test.seed} (printed; default the clock).
 */
public abstract class CrashContract {
  private static final int DEFAULT_KILLS = 50;
  private static final int MAX_ACKNOWLEDGEMENTS = 40;
  private static final int MAX_DELAY_MILLIS = 60;

  /** After so many kills a new store is begun. */
  private static final int KILLS_PER_STORE = 25;

  @TempDir Path temp;

  /** For subclasses. */
  protected CrashContract() {}

  /** Returns the name of the backend, which is on the class path unless {@link #open} knows it. */
  protected abstract String backend();

  /** Opens the store with this backend. */
  protected Ragged open(Path directory) {
    return CrashingIngest.builder(directory).backend(backend()).build();
  }

  /**
   * Returns the main class of the process to be killed, which opens the store as {@link #open} does
   * and calls {@link CrashingIngest#run}. Its arguments are directory, backend and seed.
   */
  protected Class<?> child() {
    return CrashingIngest.class;
  }

  /** Returns how often to kill it unless the system property says otherwise. */
  protected int kills() {
    return DEFAULT_KILLS;
  }

  @Test
  void ingest_killedAtAnyMoment_keepsWhatWasAcknowledged() {
    int kills = Integer.getInteger("ragged.test.kills", kills());
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(backend() + ": -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    CrashOracle oracle = new CrashOracle();
    long acknowledgements = 0;
    for (int kill = 0; kill < kills; kill++) {
      if (kill % KILLS_PER_STORE == 0) {
        acknowledgements += oracle.acknowledgements();
        oracle = new CrashOracle();
      }
      Path directory = temp.resolve("store" + kill / KILLS_PER_STORE);
      killOnce(directory, kill + 1, oracle, random);
      try (Ragged ragged = open(directory)) {
        oracle.check(ragged);
      } catch (AssertionError e) {
        throw new AssertionError("after kill " + kill + " with seed " + seed, e);
      }
    }
    acknowledgements += oracle.acknowledgements();
    System.out.println(kills + " kills, " + acknowledgements + " acknowledgements, none lost");
    assertThat(acknowledgements).isGreaterThanOrEqualTo(kills);
  }

  private void killOnce(Path directory, int round, CrashOracle oracle, Random random) {
    int acknowledgements = 1 + random.nextInt(MAX_ACKNOWLEDGEMENTS);
    try (ChildJvm child =
        ChildJvm.start(child(), directory.toString(), backend(), Integer.toString(round))) {
      while (acknowledgements > 0) {
        if (oracle.take(child.line())) {
          acknowledgements--;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_DELAY_MILLIS + 1)));
      child.kill();
      @Nullable String line = child.readLine();
      while (line != null) {
        oracle.take(line);
        line = child.readLine();
      }
    }
  }
}
