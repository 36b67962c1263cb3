package dev.ragged.memory.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoOccurrencesTest {
  private static final CoOccurrences PAIRS =
      CoOccurrences.of(
          List.of(
              new CoOccurrence("java", "sql", 3),
              new CoOccurrence("ann", "java", 7),
              new CoOccurrence("java", "graph", 3)));

  @Test
  void count_eitherOrder_isTheSame() {
    assertThat(PAIRS.count("java", "sql")).isEqualTo(3);
    assertThat(PAIRS.count("sql", "java")).isEqualTo(3);
  }

  @Test
  void count_unknownOrSame_isZero() {
    assertThat(PAIRS.count("ann", "sql")).isZero();
    assertThat(PAIRS.count("nothing", "java")).isZero();
    assertThat(PAIRS.count("java", "java")).isZero();
  }

  @Test
  void with_several_areByCountThenName() {
    assertThat(PAIRS.with("java").keySet()).containsExactly("ann", "graph", "sql");
    assertThat(PAIRS.with("nothing")).isEmpty();
  }

  @Test
  void with_changed_isRefused() {
    assertThatThrownBy(() -> PAIRS.with("java").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_pairTwiceInEitherOrder_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CoOccurrences.of(
                    List.of(new CoOccurrence("a", "b", 1), new CoOccurrence("b", "a", 2))))
        .withMessageContaining("count=1");
  }

  @Test
  void pair_topicWithItself_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CoOccurrence("a", "a", 1))
        .withMessageContaining("topic=a");
  }

  @Test
  void pair_neverMet_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CoOccurrence("a", "b", 0))
        .withMessageContaining("count=0");
  }
}
