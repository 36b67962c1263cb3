package dev.ragged.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random small histories, every millisecond of both times, against {@link FactLog}'s oracle. */
class FactOracleTest {
  private static final int LOGS = 1_500;

  private final Random random = Samples.random(FactOracleTest.class);

  private FactLog log() {
    FactLog log = new FactLog(random);
    int steps = 1 + random.nextInt(14);
    while (log.size() < steps) {
      log.step();
    }
    return log;
  }

  private List<FactVersion> shuffled(FactLog log) {
    List<FactVersion> versions = new ArrayList<>(log.versions());
    Collections.shuffle(versions, random);
    return versions;
  }

  private static long[] times() {
    return LongStream.rangeClosed(-1, FactLog.LAST_TIME + 1).toArray();
  }

  private static long[] knownTimes(FactLog log) {
    return LongStream.rangeClosed(-1, log.lastRecorded() + 1).toArray();
  }

  private static List<Long> sequences(List<FactVersion> versions) {
    return versions.stream().map(FactVersion::sequence).toList();
  }

  private static Instant at(long millis) {
    return Samples.at(millis);
  }

  @Test
  void asOf_everyInstant_isWhatTheOracleSays() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      FactTimeline timeline = FactTimeline.of(shuffled(log), Samples.RULES);
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
      FactLog log = log();
      FactIndex index = FactIndex.of(shuffled(log), Samples.RULES);
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
      FactLog log = log();
      FactTimeline timeline = FactTimeline.of(shuffled(log), Samples.RULES);
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
  void effective_anyLog_givesAsFewAndSortedPeriodsAsCanBe() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      List<EffectiveFact> effective =
          FactTimeline.of(shuffled(log), Samples.RULES).effective(Instant.MAX);
      Map<Long, Validity> former = new HashMap<>();
      Instant start = Instant.MIN;
      for (EffectiveFact fact : effective) {
        assertThat(fact.held().from()).isAfterOrEqualTo(start);
        start = fact.held().from();
        Validity before = former.put(fact.version().sequence(), fact.held());
        if (before != null) {
          assertThat(before.relationTo(fact.held())).isEqualTo(AllenRelation.BEFORE);
        }
      }
    }
  }

  @Test
  void effective_single_neverOverlapsAndLosesNothing() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      List<EffectiveFact> places =
          FactTimeline.of(shuffled(log), Samples.RULES)
              .effective(Fact.SELF, "lives in", Instant.MAX);
      for (int j = 1; j < places.size(); j++) {
        assertThat(places.get(j - 1).held().overlaps(places.get(j).held())).isFalse();
      }
      for (long time : times()) {
        assertThat(places.stream().anyMatch(place -> place.held().contains(at(time))))
            .isEqualTo(
                log.stated(time, Long.MAX_VALUE).stream()
                    .anyMatch(entry -> entry.predicate().equals("lives in")));
      }
    }
  }

  @Test
  void conflicts_everyKnownTime_areThePairsThatShareAMillisecond() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      FactTimeline timeline = FactTimeline.of(shuffled(log), Samples.RULES);
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
      FactLog log = log();
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

  @Test
  void asOf_moreIsRecorded_earlierKnownTimesAnswerAsBefore() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      List<FactVersion> before = log.versions();
      long firstAdded = Long.MAX_VALUE;
      for (int j = 0; j < 3; j++) {
        int size = log.size();
        log.step();
        if (log.size() > size) {
          firstAdded = Math.min(firstAdded, log.recordedLast());
        }
      }
      FactTimeline then = FactTimeline.of(before, Samples.RULES);
      FactTimeline now = FactTimeline.of(log.versions(), Samples.RULES);
      for (long known : knownTimes(log)) {
        for (long time : known < firstAdded ? times() : new long[0]) {
          assertThat(sequences(now.asOf(at(time), at(known))))
              .isEqualTo(sequences(then.asOf(at(time), at(known))));
        }
      }
    }
  }

  @Test
  void effective_startsDiffer_orderOfArrivalDoesNotMatter() {
    for (int i = 0; i < LOGS; i++) {
      List<Integer> starts = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
      List<Fact> facts = new ArrayList<>();
      for (int start : starts) {
        Validity validity =
            random.nextBoolean()
                ? Samples.since(start)
                : Samples.between(start, start + 1 + random.nextInt(8));
        facts.add(Samples.livesIn("place " + start, validity));
      }
      assertThat(arriving(facts)).isEqualTo(arriving(facts));
    }
  }

  /** Returns when each place held if the facts are recorded in a random order. */
  private List<String> arriving(List<Fact> facts) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    List<FactVersion> versions = new ArrayList<>();
    for (Fact fact : shuffled) {
      versions.add(Samples.stated(versions.size() + 1, fact));
    }
    return FactTimeline.of(versions, Samples.RULES).effective(Instant.MAX).stream()
        .map(fact -> fact.version().fact().object() + " " + fact.held())
        .toList();
  }

  @Test
  void asOf_rolledBack_isAsWhenTheVersionWasBelieved() {
    for (int i = 0; i < LOGS; i++) {
      FactHistory history = oneFact();
      for (FactVersion target : history.versions()) {
        if (target.isRetraction() || target.isLatest()) {
          continue;
        }
        RecordStamp stamp = history.latest().recorded().next(Instant.EPOCH);
        FactHistory after =
            history.plus(FactChange.rollBack(target.number()).apply(history, stamp));
        List<FactVersion> alone =
            List.of(FactVersion.stated(target.id(), target.fact(), target.recorded()));
        FactTimeline rolledBack = FactTimeline.of(after.versions(), Samples.RULES);
        FactTimeline then = FactTimeline.of(alone, Samples.RULES);
        for (long time : times()) {
          assertThat(rolledBack.current(at(time)))
              .extracting(FactVersion::fact)
              .isEqualTo(then.current(at(time)).stream().map(FactVersion::fact).toList());
        }
      }
    }
  }

  /** Returns the history of some fact that was changed. */
  private FactHistory oneFact() {
    while (true) {
      for (FactHistory history : log().histories()) {
        if (history.versions().size() > 1) {
          return history;
        }
      }
    }
  }

  @Test
  void histories_clockSetBack_recordedTimesNeverDecrease() {
    boolean clamped = false;
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log();
      for (FactHistory history : log.histories()) {
        for (int number = 2; number <= history.versions().size(); number++) {
          Instant former = history.version(number - 1).recordedFrom();
          assertThat(history.version(number).recordedFrom()).isAfterOrEqualTo(former);
          clamped |= history.version(number).recordedFrom().equals(former);
        }
      }
    }
    assertThat(clamped).isTrue();
  }
}
