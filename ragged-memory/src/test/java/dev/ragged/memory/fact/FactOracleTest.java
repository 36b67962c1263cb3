package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.knownTimes;
import static dev.ragged.memory.fact.Samples.log;
import static dev.ragged.memory.fact.Samples.sequences;
import static dev.ragged.memory.fact.Samples.shuffled;
import static dev.ragged.memory.fact.Samples.times;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random small histories, every millisecond of both times, against {@link FactLog}'s oracle. */
class FactOracleTest {
  private static final int LOGS = 1_500;

  private final Random random = Samples.random(FactOracleTest.class);

  @Test
  void asOf_everyInstant_isWhatTheOracleSays() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      FactTimeline timeline = FactTimeline.of(shuffled(log, random), Samples.RULES);
      for (long known : knownTimes(log)) {
        for (long time : times()) {
          assertThat(sequences(timeline.asOf(at(time), at(known))))
              .as("at %s known %s of %s", time, known, log)
              .isEqualTo(log.held(time, known));
        }
      }
    }
  }

  @Test
  void index_everyInstant_isWhatTheOracleSays() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      FactIndex index = FactIndex.of(shuffled(log, random), Samples.RULES);
      for (long known : knownTimes(log)) {
        for (long time : times()) {
          assertThat(sequences(index.asOf(at(time), at(known))))
              .as("at %s known %s of %s", time, known, log)
              .isEqualTo(log.held(time, known));
        }
      }
    }
  }

  @Test
  void effective_everyInstant_isWhatTheOracleSays() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      FactTimeline timeline = FactTimeline.of(shuffled(log, random), Samples.RULES);
      for (long known : knownTimes(log)) {
        List<EffectiveFact> effective = timeline.effective(at(known));
        for (long time : times()) {
          assertThat(
                  effective.stream()
                      .filter(fact -> fact.held().contains(at(time)))
                      .map(fact -> fact.version().sequence())
                      .sorted()
                      .toList())
              .as("at %s known %s of %s", time, known, log)
              .isEqualTo(log.held(time, known));
        }
      }
    }
  }

  @Test
  void conflicts_everyKnownTime_areThePairsThatShareAMillisecond() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      FactTimeline timeline = FactTimeline.of(shuffled(log, random), Samples.RULES);
      for (long known : knownTimes(log)) {
        List<FactLog.Entry> believed = log.believed(known);
        Set<List<Long>> expected = new HashSet<>();
        for (FactLog.Entry winner : believed) {
          for (FactLog.Entry loser : believed) {
            if (winner.excludes(loser) && winner.beats(loser) && shareAMillisecond(winner, loser)) {
              expected.add(List.of(winner.sequence(), loser.sequence()));
            }
          }
        }
        List<FactConflict> conflicts = timeline.conflicts(at(known), 1_000);
        assertThat(conflicts)
            .extracting(pair -> List.of(pair.winner().sequence(), pair.loser().sequence()))
            .as("known %s of %s", known, log)
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(conflicts).extracting(pair -> pair.overlap().from()).isSorted();
      }
    }
  }

  private static boolean shareAMillisecond(FactLog.Entry one, FactLog.Entry other) {
    for (long time : times()) {
      if (one.from() <= time && time < one.to() && other.from() <= time && time < other.to()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void conflictsWith_oneMoreFact_areThePairsThatItWillMake() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      List<FactVersion> before = log.versions();
      int facts = log.histories().size();
      while (log.histories().size() == facts) {
        before = log.versions();
        log.step();
      }
      FactVersion added = log.histories().get(facts).latest();
      List<Long> partners =
          FactTimeline.of(log.versions(), Samples.RULES).conflicts(Instant.MAX, 1_000).stream()
              .filter(pair -> pair.winner().equals(added) || pair.loser().equals(added))
              .map(pair -> pair.winner().equals(added) ? pair.loser() : pair.winner())
              .map(FactVersion::sequence)
              .sorted()
              .toList();

      assertThat(
              sequences(
                  FactTimeline.of(before, Samples.RULES).conflictsWith(added.fact(), Instant.MAX)))
          .isEqualTo(partners);
    }
  }
}
