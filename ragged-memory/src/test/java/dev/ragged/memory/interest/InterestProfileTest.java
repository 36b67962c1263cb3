package dev.ragged.memory.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterestProfileTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static TopicCounts seen(String topic, int times) {
    return TopicCounts.recount(topic, Collections.nCopies(times, NOW), 0);
  }

  private static InterestProfile profile(TopicCounts... counts) {
    return InterestProfile.of(
        List.of(counts), CoOccurrences.none(), InterestFormula.defaults(), NOW);
  }

  private static List<String> topics(List<Interest> interests) {
    return interests.stream().map(Interest::topic).toList();
  }

  @Test
  void interests_anyOrder_areByConfidenceThenTopic() {
    InterestProfile profile = profile(seen("b", 2), seen("z", 9), seen("a", 2), seen("c", 1));
    assertThat(topics(profile.interests())).containsExactly("z", "a", "b", "c");
  }

  @Test
  void top_moreThanThereAre_isAll() {
    InterestProfile profile = profile(seen("a", 1), seen("b", 2));
    assertThat(topics(profile.top(1))).containsExactly("b");
    assertThat(profile.top(0)).isEmpty();
    assertThat(profile.top(99)).hasSize(2);
  }

  @Test
  void top_negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile().top(-1))
        .withMessageContaining("n=-1");
  }

  @Test
  void find_otherCase_isAnotherTopic() {
    InterestProfile profile = profile(seen("java", 3));
    assertThat(profile.find("java")).map(Interest::frequency).contains(3L);
    assertThat(profile.find("Java")).isEmpty();
  }

  @Test
  void of_laterMoment_hasLessRecency() {
    InterestProfile later =
        InterestProfile.of(
            List.of(seen("java", 1)),
            CoOccurrences.none(),
            InterestFormula.defaults(),
            NOW.plus(Duration.ofDays(30)));
    assertThat(later.find("java").orElseThrow().recency()).isLessThan(0.25);
    assertThat(later.at()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void of_topicTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile(seen("java", 1), seen("java", 2)))
        .withMessageContaining("topic=java");
  }

  @Test
  void empty_anything_isNotThere() {
    InterestProfile profile = InterestProfile.empty(NOW);
    assertThat(profile.isEmpty()).isTrue();
    assertThat(profile.top(5)).isEmpty();
    assertThat(profile.coOccurrences().count("a", "b")).isZero();
    assertThat(profile(seen("java", 1)).isEmpty()).isFalse();
  }

  @Test
  void interests_changed_isRefused() {
    List<Interest> interests = profile(seen("java", 1)).interests();
    assertThatThrownBy(() -> interests.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void coOccurrences_given_areKept() {
    CoOccurrences pairs = CoOccurrences.of(List.of(new CoOccurrence("a", "b", 4)));
    InterestProfile profile = InterestProfile.of(List.of(), pairs, InterestFormula.defaults(), NOW);
    assertThat(profile.coOccurrences()).isSameAs(pairs);
  }

  @Test
  void interest_wrongNumbers_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interest("java", 1.1, 0, 1, NOW, NOW, 0))
        .withMessageContaining("confidence=1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interest("java", 1, -0.1, 1, NOW, NOW, 0))
        .withMessageContaining("recency=-0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interest("java", 1, 1, 0, NOW, NOW, 0))
        .withMessageContaining("frequency=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interest("java", 1, 1, 1, NOW, NOW, -1))
        .withMessageContaining("documents=-1");
  }
}
