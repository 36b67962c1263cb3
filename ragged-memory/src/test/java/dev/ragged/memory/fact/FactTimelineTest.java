package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.RULES;
import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.closed;
import static dev.ragged.memory.fact.Samples.id;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stamp;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactTimelineTest {
  private static FactTimeline timeline(FactVersion... versions) {
    return FactTimeline.of(List.of(versions), RULES);
  }

  private static List<EffectiveFact> places(FactTimeline timeline) {
    return timeline.effective(Fact.SELF, "lives in", Instant.MAX);
  }

  private static EffectiveFact held(FactVersion version, Validity held) {
    return new EffectiveFact(version, held);
  }

  @Test
  void effective_openThenNewer_endsWhereTheNewerStarts() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));

    assertThat(places(timeline(oslo, bergen)))
        .containsExactly(held(oslo, between(100, 200)), held(bergen, since(200)));
  }

  @Test
  void effective_closedWithinOpen_interruptsAndTheOpenResumes() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion rome = stated(2, livesIn("Rome", between(150, 160)));

    assertThat(places(timeline(oslo, rome)))
        .containsExactly(
            held(oslo, between(100, 150)), held(rome, between(150, 160)), held(oslo, since(160)));
  }

  @Test
  void effective_backdated_takesNothingFromTheNewer() {
    FactVersion bergen = stated(1, livesIn("Bergen", since(200)));
    FactVersion oslo = stated(2, livesIn("Oslo", since(100)));

    assertThat(places(timeline(bergen, oslo)))
        .containsExactly(held(oslo, between(100, 200)), held(bergen, since(200)));
  }

  @Test
  void effective_closedPast_doesNotCloseTheCurrent() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion rome = stated(2, livesIn("Rome", between(50, 60)));

    assertThat(places(timeline(oslo, rome)))
        .containsExactly(held(rome, between(50, 60)), held(oslo, since(100)));
  }

  @Test
  void effective_equalStarts_theLaterRecordedWins() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion rome = stated(2, livesIn("Rome", between(100, 150)));

    assertThat(places(timeline(rome, oslo)))
        .containsExactly(held(rome, between(100, 150)), held(oslo, since(150)));
  }

  @Test
  void effective_equalStartsAndRecordedTimes_theGreaterSequenceWins() {
    FactVersion oslo = FactVersion.stated(id(1), livesIn("Oslo", since(100)), stamp(5, 2));
    FactVersion rome = FactVersion.stated(id(2), livesIn("Rome", since(100)), stamp(5, 1));

    assertThat(places(timeline(oslo, rome))).containsExactly(held(oslo, since(100)));
  }

  @Test
  void effective_unknownStart_losesToEveryKnownOne() {
    FactVersion oslo = stated(2, livesIn("Oslo", Validity.always()));
    FactVersion rome = stated(1, livesIn("Rome", between(100, 150)));

    assertThat(places(timeline(oslo, rome)))
        .containsExactly(
            held(oslo, Validity.until(at(100))),
            held(rome, between(100, 150)),
            held(oslo, since(150)));
  }

  @Test
  void effective_perObject_eachObjectHasItsOwnLine() {
    FactVersion ana = stated(1, Fact.builder("knows", "Ana").validFrom(at(100)).build());
    FactVersion ben = stated(2, Fact.builder("knows", "Ben").validFrom(at(150)).build());
    FactVersion again = stated(3, Fact.builder("knows", "Ana").validFrom(at(200)).build());

    assertThat(timeline(ana, ben, again).effective(Instant.MAX))
        .containsExactly(
            held(ana, between(100, 200)), held(ben, since(150)), held(again, since(200)));
  }

  @Test
  void effective_many_everythingStatedHolds() {
    FactVersion tea = stated(1, Fact.builder("likes", "tea").validFrom(at(100)).build());
    FactVersion again = stated(2, Fact.builder("likes", "tea").validFrom(at(100)).build());

    assertThat(timeline(tea, again).effective(Instant.MAX))
        .containsExactly(held(tea, since(100)), held(again, since(100)));
  }

  @Test
  void effective_otherSubjectOrPredicate_isLeftAlone() {
    FactVersion mine = stated(1, livesIn("Oslo", since(100)));
    FactVersion hers = stated(2, livesIn("Rome", since(200)).toBuilder().subject("Ana").build());
    FactVersion other = stated(3, Fact.builder("Lives in", "Bergen").validFrom(at(300)).build());
    FactTimeline timeline = timeline(mine, hers, other);

    assertThat(timeline.effective(Instant.MAX))
        .containsExactly(held(mine, since(100)), held(hers, since(200)), held(other, since(300)));
    assertThat(timeline.effective("Ana", "lives in", Instant.MAX))
        .containsExactly(held(hers, since(200)));
    assertThat(timeline.effective("Ana", "Lives in", Instant.MAX)).isEmpty();
  }

  @Test
  void asOf_boundary_belongsToTheOneThatStarts() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion bergen = stated(2, livesIn("Bergen", between(200, 300)));
    FactTimeline timeline = timeline(oslo, bergen);

    assertThat(timeline.asOf(at(99), Instant.MAX)).isEmpty();
    assertThat(timeline.asOf(at(199).plusNanos(999_999), Instant.MAX)).containsExactly(oslo);
    assertThat(timeline.asOf(at(200), Instant.MAX)).containsExactly(bergen);
    assertThat(timeline.asOf(at(300), Instant.MAX)).containsExactly(oslo);
  }

  @Test
  void asOf_knownBeforeAnyRecord_isEmpty() {
    FactVersion oslo = stated(10, livesIn("Oslo", since(0)));

    assertThat(timeline(oslo).asOf(at(5), at(9))).isEmpty();
    assertThat(timeline(oslo).asOf(at(5), at(10))).containsExactly(oslo);
  }

  @Test
  void asOf_knownBeforeTheNewer_isWhatOneBelievedThen() {
    FactVersion oslo = stated(10, livesIn("Oslo", since(100)));
    FactVersion bergen = stated(20, livesIn("Bergen", since(150)));

    assertThat(timeline(oslo, bergen).asOf(at(200), at(19))).containsExactly(oslo);
    assertThat(timeline(oslo, bergen).asOf(at(200), at(20))).containsExactly(bergen);
  }

  @Test
  void asOf_severalFacts_comeAsRecorded() {
    FactVersion tea = stated(3, Fact.builder("likes", "tea").validFrom(at(5)).build());
    FactVersion oslo = stated(2, livesIn("Oslo", since(7)));
    FactVersion jazz = stated(1, Fact.builder("likes", "jazz").validFrom(at(6)).build());

    assertThat(timeline(tea, jazz, oslo).asOf(at(10), Instant.MAX))
        .containsExactly(jazz, oslo, tea);
  }

  @Test
  void asOf_otherRules_isAnotherViewOfTheSameFacts() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));

    assertThat(
            FactTimeline.of(List.of(oslo, bergen), PredicateRules.none())
                .asOf(at(300), Instant.MAX))
        .containsExactly(oslo, bergen);
  }

  @Test
  void current_futureAndExpired_areNotInIt() {
    FactVersion past = stated(1, livesIn("Oslo", between(100, 200)));
    FactVersion future = stated(2, livesIn("Bergen", since(300)));
    FactTimeline timeline = timeline(past, future);

    assertThat(timeline.current(at(250))).isEmpty();
    assertThat(timeline.current(at(199))).containsExactly(past);
    assertThat(timeline.current(at(300))).containsExactly(future);
  }

  @Test
  void current_recordedByAClockAhead_isInIt() {
    FactVersion oslo = stated(1_000, livesIn("Oslo", since(100)));

    assertThat(timeline(oslo).current(at(500))).containsExactly(oslo);
  }

  @Test
  void current_retracted_letsTheOlderHoldAgain() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactHistory bergen = FactHistory.of(List.of(stated(2, livesIn("Bergen", since(200)))));
    FactRevision retraction = FactChange.retract().apply(bergen, stamp(3, 3));

    FactTimeline timeline = timeline(oslo, retraction.closed(), retraction.added());

    assertThat(timeline.current(at(300))).containsExactly(oslo);
    assertThat(timeline.asOf(at(300), at(2))).containsExactly(retraction.closed());
  }

  @Test
  void of_oneSequenceTwice_isRefused() {
    FactVersion oslo = FactVersion.stated(id(1), livesIn("Oslo", since(100)), stamp(1, 7));
    FactVersion rome = FactVersion.stated(id(2), livesIn("Rome", since(100)), stamp(2, 7));

    for (List<FactVersion> versions : List.of(List.of(oslo, rome), List.of(oslo, oslo))) {
      assertThatThrownBy(() -> FactTimeline.of(versions, RULES))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sequence=7 is that of version 1 of fact " + id(1));
    }
  }

  @Test
  void history_unknownFact_isEmpty() {
    assertThat(timeline(stated(1, livesIn("Oslo", since(1)))).history(id(2))).isEmpty();
  }

  @Test
  void history_retractedFact_holdsEveryVersion() {
    FactHistory stated = FactHistory.of(List.of(stated(1, livesIn("Oslo", since(100)))));
    FactHistory retracted = stated.plus(FactChange.retract().apply(stated, stamp(5, 5)));

    assertThat(
            timeline(retracted.latest(), retracted.version(1), stated(9, livesIn("Rome", since(1))))
                .history(id(1)))
        .contains(retracted);
  }

  @Test
  void history_versionsLeftOut_isRefused() {
    FactTimeline timeline = timeline(closed(stated(1, livesIn("Oslo", since(100))), 50));

    assertThatThrownBy(() -> timeline.history(id(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("still believed");
  }
}
