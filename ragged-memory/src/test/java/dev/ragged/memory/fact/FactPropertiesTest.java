package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.knownTimes;
import static dev.ragged.memory.fact.Samples.log;
import static dev.ragged.memory.fact.Samples.sequences;
import static dev.ragged.memory.fact.Samples.shuffled;
import static dev.ragged.memory.fact.Samples.times;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must be true of every history, tried with random small ones. */
class FactPropertiesTest {
  private static final int LOGS = 1_500;

  private final Random random = Samples.random(FactPropertiesTest.class);

  @Test
  void effective_anyLog_givesAsFewAndSortedPeriodsAsCanBe() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
      List<EffectiveFact> effective =
          FactTimeline.of(shuffled(log, random), Samples.RULES).effective(Instant.MAX);
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
      FactLog log = log(random);
      List<EffectiveFact> places =
          FactTimeline.of(shuffled(log, random), Samples.RULES)
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
  void asOf_moreIsRecorded_earlierKnownTimesAnswerAsBefore() {
    for (int i = 0; i < LOGS; i++) {
      FactLog log = log(random);
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
      for (FactHistory history : log(random).histories()) {
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
      FactLog log = log(random);
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
