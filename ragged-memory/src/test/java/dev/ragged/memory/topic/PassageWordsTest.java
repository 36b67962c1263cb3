package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassageWordsTest {
  private static final TopicMatcher MATCHER =
      TopicMatcher.of(List.of("backup", "search engine"), Focus.NONE);

  private final PassageWords words = new PassageWords(100_000);

  private static String passage(int number) {
    return "Passage " + number + " of backups, " + "and of a search engine. ".repeat(20);
  }

  @Test
  void count_sameTextAgain_isTheSameAndAHit() {
    Map<String, Integer> first = MATCHER.count(passage(1), words.begin());

    assertThat(MATCHER.count(passage(1), words.begin()))
        .isEqualTo(first)
        .isEqualTo(Map.of("backup", 1, "search engine", 20));
    assertThat(words.statistics().name()).isEqualTo("passages");
    assertThat(words.statistics().hits()).isEqualTo(1);
    assertThat(words.statistics().misses()).isEqualTo(1);
  }

  @Test
  void forget_betweenSearchAndReading_keepsNothing() {
    PassageWords.Reading reading = words.begin();
    words.forget();

    assertThat(MATCHER.count(passage(1), reading)).isNotEmpty();
    assertThat(words.statistics().heap().entries()).isZero();
    assertThat(MATCHER.count(passage(1), words.begin())).isNotEmpty();
    assertThat(words.statistics().heap().entries()).isEqualTo(1);
  }

  @Test
  void count_manyPassages_staysWithinTheBound() {
    for (int i = 0; i < 500; i++) {
      assertThat(MATCHER.count(passage(i), words.begin())).hasSize(2);
      assertThat(words.statistics().heap().bytes()).isLessThanOrEqualTo(100_000);
    }
    assertThat(words.statistics().heap().entries()).isBetween(20L, 499L);
    assertThat(words.statistics().heap().evictions()).isPositive();
  }

  @Test
  void count_noRoom_keepsNothing() {
    PassageWords none = new PassageWords(0);

    assertThat(MATCHER.count(passage(1), none.begin())).hasSize(2);
    assertThat(none.statistics().heap().entries()).isZero();
  }
}
