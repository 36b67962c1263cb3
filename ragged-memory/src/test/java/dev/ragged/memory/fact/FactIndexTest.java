package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.RULES;
import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.id;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stamp;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactIndexTest {
  @Test
  void asOf_noVersions_isEmpty() {
    FactIndex index = FactIndex.of(List.of(), RULES);

    assertThat(index.asOf(at(0), at(0))).isEmpty();
    assertThat(index.current(at(0))).isEmpty();
  }

  @Test
  void asOf_timesBeyondTheRange_areTheNearest() {
    FactVersion oslo = stated(1, livesIn("Oslo", Validity.until(at(100))));
    FactVersion bergen = stated(2, livesIn("Bergen", since(200)));
    FactIndex index = FactIndex.of(List.of(oslo, bergen), RULES);

    assertThat(index.asOf(Instant.MIN, Instant.MAX)).containsExactly(oslo);
    assertThat(index.asOf(Instant.MAX, Instant.MAX)).containsExactly(bergen);
    assertThat(index.asOf(Instant.MAX, Instant.MIN)).isEmpty();
  }

  @Test
  void asOf_retractedLast_isKnownFromTheRetractionOn() {
    FactHistory stated = FactHistory.of(List.of(stated(10, livesIn("Oslo", since(0)))));
    FactHistory retracted = stated.plus(FactChange.retract().apply(stated, stamp(20, 11)));
    FactIndex index = FactIndex.of(retracted.versions(), RULES);

    assertThat(index.asOf(at(5), at(9))).isEmpty();
    assertThat(index.asOf(at(5), at(19))).containsExactly(retracted.version(1));
    assertThat(index.asOf(at(5), at(20))).isEmpty();
    assertThat(index.current(at(5))).isEmpty();
  }

  @Test
  void asOf_replacingVersionLeftOut_isKnownUntilReplaced() {
    FactVersion oslo = Samples.closed(stated(10, livesIn("Oslo", since(0))), 20);
    FactIndex index = FactIndex.of(List.of(oslo), RULES);

    assertThat(index.asOf(at(5), at(19))).containsExactly(oslo);
    assertThat(index.asOf(at(5), at(20))).isEmpty();
  }

  @Test
  void current_interrupted_resumes() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));
    FactVersion rome = stated(2, livesIn("Rome", between(150, 160)));
    FactIndex index = FactIndex.of(List.of(rome, oslo), RULES);

    assertThat(index.current(at(149))).containsExactly(oslo);
    assertThat(index.current(at(150))).containsExactly(rome);
    assertThat(index.current(at(160))).containsExactly(oslo);
  }

  @Test
  void of_oneSequenceTwice_isRefused() {
    FactVersion oslo = stated(1, livesIn("Oslo", since(100)));

    assertThatThrownBy(() -> FactIndex.of(List.of(oslo, oslo), RULES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sequence=1");
  }

  @Test
  void asOf_thousandsOfVersions_isWhatTheTimelineSays() {
    Random random = Samples.random(FactIndexTest.class);
    List<FactVersion> versions = new ArrayList<>();
    long sequence = 0;
    for (int i = 0; i < 3_000; i++) {
      FactHistory history =
          FactHistory.of(
              List.of(
                  FactVersion.stated(
                      id(i), fact(random), stamp(random.nextInt(1_000), ++sequence))));
      while (random.nextInt(3) == 0) {
        Fact next = fact(random);
        Fact former = history.latest().fact();
        Fact same =
            Fact.builder(former.predicate(), next.object())
                .subject(former.subject())
                .validity(next.validity())
                .build();
        history =
            history.plus(
                FactChange.update(same).apply(history, stamp(random.nextInt(1_000), ++sequence)));
      }
      versions.addAll(history.versions());
    }
    FactIndex index = FactIndex.of(versions, RULES);
    FactTimeline timeline = FactTimeline.of(versions, RULES);
    for (int i = 0; i < 300; i++) {
      Instant time = at(random.nextInt(1_200));
      Instant known = i % 3 == 0 ? Instant.MAX : at(random.nextInt(1_200));
      assertThat(index.asOf(time, known)).isEqualTo(timeline.asOf(time, known));
    }
  }

  private static Fact fact(Random random) {
    List<String> predicates = List.of("lives in", "knows", "likes");
    int start = random.nextInt(1_000);
    return Fact.builder(predicates.get(random.nextInt(3)), "object " + random.nextInt(50))
        .subject("subject " + random.nextInt(20))
        .validity(
            random.nextInt(10) == 0 ? since(start) : between(start, start + 1 + random.nextInt(99)))
        .build();
  }
}
