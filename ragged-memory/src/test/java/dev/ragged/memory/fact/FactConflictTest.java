package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.RULES;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactConflictTest {
  private static FactTimeline timeline(FactVersion... versions) {
    return FactTimeline.of(List.of(versions), RULES);
  }

  @Test
  void conflicts_openThenNewer_isOneThatIsNoTie() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));

    List<FactConflict> conflicts = timeline(oslo, bergen).conflicts(Instant.MAX, 10);

    assertThat(conflicts).containsExactly(new FactConflict(bergen, oslo));
    assertThat(conflicts.get(0).overlap()).isEqualTo(since(200));
    assertThat(conflicts.get(0).isTie()).isFalse();
    assertThat(conflicts.get(0).isAgreement()).isFalse();
  }

  @Test
  void conflicts_sameStartAndObject_isATieThatAgrees() {
    FactVersion oslo = stated(1, livesIn("Oslo", between(100, 200)));
    FactVersion again = stated(2, livesIn("Oslo", since(100)));

    List<FactConflict> conflicts = timeline(oslo, again).conflicts(Instant.MAX, 10);

    assertThat(conflicts).containsExactly(new FactConflict(again, oslo));
    assertThat(conflicts.get(0).overlap()).isEqualTo(between(100, 200));
    assertThat(conflicts.get(0).isTie()).isTrue();
    assertThat(conflicts.get(0).isAgreement()).isTrue();
  }

  @Test
  void conflicts_meetingPeriods_areNone() {
    FactVersion oslo = stated(1, livesIn("Oslo", between(100, 200)));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));

    assertThat(timeline(oslo, bergen).conflicts(Instant.MAX, 10)).isEmpty();
  }

  @Test
  void conflicts_limit_keepsTheEarliestOverlaps() {
    FactVersion one = stated(1, livesIn("Oslo", since(100)));
    FactVersion two = stated(2, livesIn("Rome", since(200)));
    FactVersion three = stated(3, livesIn("Bergen", since(300)));
    FactTimeline timeline = timeline(three, two, one);

    assertThat(timeline.conflicts(Instant.MAX, 1)).containsExactly(new FactConflict(two, one));
    assertThat(timeline.conflicts(Instant.MAX, 2)).hasSize(2);
    assertThat(timeline.conflicts(Instant.MAX, 9)).hasSize(3);
    assertThatThrownBy(() -> timeline.conflicts(Instant.MAX, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit=0");
  }

  @Test
  void conflict_versionsThatDoNotOverlap_isRefused() {
    FactVersion oslo = stated(1, livesIn("Oslo", between(100, 200)));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));

    assertThatThrownBy(() -> new FactConflict(bergen, oslo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must overlap");
  }
}
