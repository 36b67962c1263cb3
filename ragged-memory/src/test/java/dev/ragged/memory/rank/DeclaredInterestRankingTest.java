package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.rank.RankingReason.DeclaredInterest;
import dev.ragged.memory.rank.RankingReason.ExcludedTopic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredInterestRankingTest extends RankingContract {
  private static final RankingStrategy RANKING =
      new DeclaredInterestRanking(Set.of("t1", "t2", "java", "sql"), Set.of("t3", "php"));

  @Override
  RankingStrategy strategy() {
    return RANKING;
  }

  private static RankedCandidate ranked(double base, CandidateTopic... topics) {
    return RANKING.rank(List.of(Given.candidate("a", base, topics)), Given.nobody(), 1).get(0);
  }

  @Test
  void rank_declared_multipliesByOnePointTwoEach() {
    assertThat(ranked(0.5, Given.about("java", 0.1)).score()).isCloseTo(0.6, within(1e-12));
    assertThat(ranked(0.5, Given.about("java"), Given.about("sql")).score())
        .isCloseTo(0.5 * 1.44, within(1e-12));
  }

  @Test
  void rank_excluded_halves() {
    RankedCandidate ranked = ranked(0.5, Given.about("php"));
    assertThat(ranked.score()).isEqualTo(0.25);
    assertThat(ranked.boost()).isEqualTo(-0.25);
    assertThat(ranked.reasons()).containsExactly(new ExcludedTopic("php"));
  }

  @Test
  void rank_declaredAndExcluded_isTheProductWhereTheBaseIsHigh() {
    RankedCandidate ranked = ranked(0.9, Given.about("java"), Given.about("php"));
    assertThat(ranked.score()).isCloseTo(0.9 * 1.2 * 0.5, within(1e-12));
    assertThat(ranked.terms())
        .extracting(ScoreTerm::name)
        .containsExactly("base", "excluded php", "declared java", "behaviour");
    assertThat(ranked.reasons())
        .containsExactly(new ExcludedTopic("php"), new DeclaredInterest("java"));
  }

  @Test
  void rank_beyondOne_isOne() {
    assertThat(ranked(0.9, Given.about("java")).score()).isEqualTo(1);
  }

  @Test
  void rank_behaviour_multipliesByItsTenth() {
    RankedCandidate ranked =
        RANKING
            .rank(
                List.of(Given.candidate("a", 0.5, Given.about("cats"))),
                Given.context(Given.profile(Given.seen("cats", 10, 0))),
                1)
            .get(0);
    assertThat(ranked.score()).isCloseTo(0.5 * (1 + 0.1 * 0.65), within(1e-12));
  }

  @Test
  void rank_topicOfNoSalience_doesNotCount() {
    assertThat(ranked(0.5, Given.about("java", 0), Given.about("php", 0)).score()).isEqualTo(0.5);
  }

  @Test
  void new_topicOnBothSides_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeclaredInterestRanking(Set.of("java"), Set.of("java")))
        .withMessageContaining("topic=java");
  }

  @Test
  void new_blankTopic_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeclaredInterestRanking(Set.of(" "), Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeclaredInterestRanking(Set.of(), Set.of(" ")));
  }
}
