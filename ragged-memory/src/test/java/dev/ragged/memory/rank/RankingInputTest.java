package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.memory.interest.InterestProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingInputTest {
  @Test
  void candidate_scoreOutsideZeroToOne_isRefused() {
    for (double score : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Given.candidate("a", score))
          .withMessageContaining("baseScore=" + score);
    }
  }

  @Test
  void candidate_minusZero_isZero() {
    assertThat(Double.doubleToRawLongBits(Given.candidate("a", -0.0).baseScore())).isZero();
  }

  @Test
  void candidate_blankId_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.candidate(" ", 0.5))
        .withMessageContaining("id");
  }

  @Test
  void candidate_topicTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.candidate("a", 0.5, Given.about("x"), Given.about("x", 0.2)))
        .withMessageContaining("topic=x of candidate id=a");
  }

  @Test
  void topic_salienceOutsideZeroToOne_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.about("x", 2))
        .withMessageContaining("salience=2.0");
  }

  @Test
  void access_never_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Access(0, Given.NOW))
        .withMessageContaining("times=0");
  }

  @Test
  void context_queryTopicTwice_isRefused() {
    InterestProfile profile = InterestProfile.empty(Given.NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankingContext(profile, List.of("x", "x")))
        .withMessageContaining("queryTopics=x");
    assertThatIllegalArgumentException().isThrownBy(() -> new RankingContext(profile, List.of("")));
  }

  @Test
  void context_now_isThatOfTheProfile() {
    assertThat(Given.nobody().now()).isEqualTo(Given.NOW);
  }

  @Test
  void ranked_termsThatDoNotAddUp_areRefused() {
    RankingCandidate candidate = new RankingCandidate("a", 0.5, List.of(), Optional.empty());
    List<ScoreTerm> terms = List.of(new ScoreTerm("base", 0.5, 1, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankedCandidate(candidate, 0.6, 1, 1, terms, List.of()))
        .withMessageContaining("score=0.6, sum=0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankedCandidate(candidate, 0.5, 0, 1, terms, List.of()))
        .withMessageContaining("baseRank=0");
  }

  @Test
  void term_noNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreTerm("base", 0.5, 1, Double.NaN))
        .withMessageContaining("contribution=NaN");
  }

  @Test
  void fetch_strategyOfTheApplication_isTwiceK() {
    RankingStrategy own = (candidates, context, k) -> List.of();
    assertThat(own.fetch(4)).isEqualTo(8);
  }
}
