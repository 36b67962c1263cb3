package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.interest.InterestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostedRankingTest extends RankingContract {
  /** Both of confidence 0.35 + 0.3 * recency. */
  private static final InterestProfile PROFILE =
      Given.profile(Given.seen("java", 10, 0), Given.seen("sql", 10, 0));

  private static final double CONFIDENCE = 0.65;

  @Override
  RankingStrategy strategy() {
    return new BoostedRanking();
  }

  @Test
  void rank_topicAndAccesses_multiplyTheBase() {
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(
                    Given.used(Given.candidate("a", 0.5), 4, 0),
                    Given.used(Given.candidate("b", 0.5, Given.about("java", 0.5)), 1, 90)),
                Given.context(PROFILE),
                2);
    assertThat(Given.of(ranked, "a").score()).isCloseTo(0.5 * 1.1, within(1e-12));
    assertThat(Given.of(ranked, "b").score())
        .isCloseTo(0.5 * (1 + 0.3 * 0.5 * CONFIDENCE + 0.1 / 4), within(1e-12));
    assertThat(Given.of(ranked, "b").terms())
        .extracting(ScoreTerm::name)
        .containsExactly("base", "topics", "accesses");
    assertThat(Given.of(ranked, "b").reasons()).hasSize(2);
  }

  @Test
  void rank_severalTopics_addUpToOneAtMost() {
    RankedCandidate ranked =
        strategy()
            .rank(
                List.of(Given.candidate("a", 0.5, Given.about("java"), Given.about("sql"))),
                Given.context(PROFILE),
                1)
            .get(0);
    assertThat(Given.value(ranked, "topics")).isEqualTo(1);
    assertThat(ranked.score()).isCloseTo(0.5 * 1.3, within(1e-12));
  }

  @Test
  void rank_beyondOne_isOneAndTiesAreInBaseOrder() {
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(
                    Given.candidate("a", 1),
                    Given.candidate("b", 0.95, Given.about("java"), Given.about("sql"))),
                Given.context(PROFILE),
                2);
    assertThat(Given.ids(ranked)).containsExactly("a", "b");
    assertThat(ranked.get(1).score()).isEqualTo(1);
  }

  @Test
  void rank_oldInterest_countsWithItsConfidenceOnly() {
    InterestProfile old = Given.profile(Given.seen("java", 10, 1_000));
    RankedCandidate ranked =
        strategy()
            .rank(List.of(Given.candidate("a", 0.5, Given.about("java"))), Given.context(old), 1)
            .get(0);
    assertThat(ranked.score()).isCloseTo(0.5 * (1 + 0.3 * 0.35), within(1e-12));
  }
}
