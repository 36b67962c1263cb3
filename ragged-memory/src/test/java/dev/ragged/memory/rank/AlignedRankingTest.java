package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.interest.InterestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedRankingTest extends RankingContract {
  private static final InterestProfile PROFILE = Given.profile(Given.seen("java", 10, 0));
  private static final double CONFIDENCE = 0.65;

  @Override
  RankingStrategy strategy() {
    return new AlignedRanking();
  }

  @Test
  void rank_otherTopics_diluteTheAlignment() {
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(
                    Given.candidate(
                        "part", 0.4, Given.about("java", 0.5), Given.about("sql", 0.75)),
                    Given.candidate("whole", 0.4, Given.about("java", 0.5))),
                Given.context(PROFILE),
                2);
    assertThat(Given.ids(ranked)).containsExactly("whole", "part");
    assertThat(ranked.get(0).score()).isCloseTo(0.4 * (1 + CONFIDENCE), within(1e-12));
    assertThat(ranked.get(1).score()).isCloseTo(0.4 * (1 + 0.4 * CONFIDENCE), within(1e-12));
  }

  @Test
  void rank_usedBefore_addsATenthHoweverOftenAndLongAgo() {
    RankedCandidate ranked =
        strategy()
            .rank(List.of(Given.used(Given.candidate("a", 0.5), 9, 500)), Given.context(PROFILE), 1)
            .get(0);
    assertThat(ranked.score()).isCloseTo(0.55, within(1e-12));
    assertThat(ranked.reasons()).hasSize(1);
  }

  @Test
  void rank_topicsOfNoSalience_alignWithNothing() {
    RankedCandidate ranked =
        strategy()
            .rank(
                List.of(Given.candidate("a", 0.5, Given.about("java", 0))),
                Given.context(PROFILE),
                1)
            .get(0);
    assertThat(ranked.score()).isEqualTo(0.5);
  }

  @Test
  void fetch_anyK_isThreeTimes() {
    assertThat(strategy().fetch(10)).isEqualTo(30);
  }
}
