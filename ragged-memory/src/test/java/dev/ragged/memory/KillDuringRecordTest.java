package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.sqlite.Durability;
import dev.ragged.tck.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that records is killed at any moment: whatever was acknowledged is there, once and in
 * order, what was erased is gone, and what was learned is what a recount gives.
 *
 * <p>System properties: {@code ragged.test.kills} for each durability (default {@value
 * #DEFAULT_KILLS}; thousands for a long run), {@code ragged.test.seed} (printed; default the
 * clock).
 */
class KillDuringRecordTest {
  private static final int DEFAULT_KILLS = 26;
  private static final int MAX_ACKNOWLEDGEMENTS = 250;
  private static final int MAX_DELAY_MILLIS = 60;

  /** After so many kills a new store is begun. */
  private static final int KILLS_PER_STORE = 13;

  @TempDir Path temp;

  private final List<CrashedRecords> oracles = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void record_killedAtAnyMoment_keepsWhatWasAcknowledged(Durability durability) {
    int kills = Integer.getInteger("ragged.test.kills", DEFAULT_KILLS);
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(durability + ": -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    int acknowledged = 0;
    for (int kill = 0; kill < kills; kill++) {
      Path directory = temp.resolve("store" + kill / KILLS_PER_STORE);
      if (kill % KILLS_PER_STORE == 0) {
        begin(directory, durability);
      }
      acknowledged += killOnce(directory, durability, kill + 1, random);
      try {
        check(directory, durability);
      } catch (AssertionError e) {
        throw new AssertionError("after kill " + kill + " with seed " + seed, e);
      }
    }
    System.out.println(kills + " kills, " + acknowledged + " acknowledgements, none lost");
    assertThat(acknowledged).isGreaterThanOrEqualTo(kills);
  }

  private void begin(Path directory, Durability durability) {
    oracles.clear();
    try (Ragged ragged = CrashingRecorder.open(directory, durability)) {
      CrashingRecorder.prepare(ragged);
    }
    for (int i = 0; i < CrashingRecorder.PERSONAS; i++) {
      oracles.add(new CrashedRecords());
    }
  }

  private int killOnce(Path directory, Durability durability, int round, Random random) {
    int wanted = 1 + random.nextInt(MAX_ACKNOWLEDGEMENTS);
    int taken = 0;
    try (ChildJvm child =
        ChildJvm.start(
            CrashingRecorder.class,
            directory.toString(),
            durability.name(),
            Integer.toString(round))) {
      while (taken < wanted) {
        taken += take(child.line());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_DELAY_MILLIS + 1)));
      child.kill();
      @Nullable String line = child.readLine();
      while (line != null) {
        taken += take(line);
        line = child.readLine();
      }
    }
    return taken;
  }

  private int take(String message) {
    String[] words = message.split(" ", -1);
    CrashedRecords oracle = oracles.get(Integer.parseInt(words[1]));
    return oracle.take(words[0], Integer.parseInt(words[2])) ? 1 : 0;
  }

  private void check(Path directory, Durability durability) {
    // As the killed process left it, before anything is learned.
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(directory), durability)) {
      assertThat(database.check()).isEmpty();
      for (int i = 0; i < CrashingRecorder.PERSONAS; i++) {
        check(database, i);
      }
    }
    try (Ragged ragged = CrashingRecorder.open(directory, durability)) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.flush();
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(ragged.health().problems()).isEmpty();
      for (int i = 0; i < CrashingRecorder.PERSONAS; i++) {
        assertThat(memory.of(CrashingRecorder.name(i)).count())
            .isEqualTo(oracles.get(i).acknowledged().size());
      }
    }
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(directory), durability)) {
      assertThat(LearnedRows.notLearned(database)).isZero();
      Map<String, List<String>> learned = LearnedRows.read(database);
      LearnedRows.rebuild(database);
      assertThat(LearnedRows.read(database)).isEqualTo(learned);
    }
  }

  private void check(MemoryDatabase database, int persona) {
    Owner owner = new Owner(persona + 2, PlainCipher.INSTANCE); // The default persona is the first.
    List<Integer> found = new ArrayList<>();
    List<Integer> judged = new ArrayList<>();
    database.read(
        "reading all",
        connection -> {
          for (InteractionTable.Row row :
              InteractionTable.after(connection, owner, 0, Integer.MAX_VALUE)) {
            int sequence = (int) row.interaction().id().getLeastSignificantBits();
            found.add(sequence);
            FeedbackTable.last(connection, owner, row.number())
                .ifPresent(
                    feedback -> {
                      assertThat(feedback.correction()).contains("better " + sequence);
                      judged.add(sequence);
                    });
          }
          return true;
        });
    oracles.get(persona).check(found, judged);
  }
}
