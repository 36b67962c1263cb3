package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every strategy. */
abstract class RankingContract {
  private static final long SEED = Long.getLong("ragged.test.seed", 20260103);
  private static final int ROUNDS = 500;

  abstract RankingStrategy strategy();

  @Test
  void rank_emptyProfileAndNoHistory_isBaseOrderAndBaseScoresToTheBit() {
    List<RankingCandidate> candidates =
        List.of(
            Given.candidate("a", 0.9, Given.about("x")),
            Given.candidate("b", 0.1 + 0.2, Given.about("y")),
            Given.candidate("c", 0.3, Given.about("y")),
            Given.candidate("d", 0.3),
            Given.candidate("e", 0));
    List<RankedCandidate> ranked = strategy().rank(candidates, Given.nobody(), 5);
    assertThat(Given.ids(ranked)).containsExactly("a", "b", "c", "d", "e");
    for (int i = 0; i < 5; i++) {
      assertThat(Double.doubleToRawLongBits(ranked.get(i).score()))
          .isEqualTo(Double.doubleToRawLongBits(candidates.get(i).baseScore()));
      assertThat(ranked.get(i).reasons()).isEmpty();
    }
  }

  @Test
  void rank_random_hasScoresInRangeAndFallingWithTiesInBaseOrder() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<RankedCandidate> ranked =
          strategy().rank(Given.randomCandidates(random), Given.randomContext(random), 100);
      for (int i = 0; i < ranked.size(); i++) {
        RankedCandidate one = ranked.get(i);
        assertThat(one.score()).isBetween(0.0, 1.0);
        assertThat(one.personalRank()).isEqualTo(i + 1);
        if (i > 0) {
          RankedCandidate before = ranked.get(i - 1);
          assertThat(before.score()).isGreaterThanOrEqualTo(one.score());
          assertThat(before.score() > one.score() || before.baseRank() < one.baseRank()).isTrue();
        }
      }
    }
  }

  @Test
  void rank_random_hasTermsThatAddUpToTheLastBit() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      for (RankedCandidate one :
          strategy().rank(Given.randomCandidates(random), Given.randomContext(random), 100)) {
        double sum = 0;
        for (ScoreTerm term : one.terms()) {
          sum += term.contribution();
        }
        assertThat(sum).isEqualTo(one.score());
        assertThat(one.terms().get(0).name()).isEqualTo("base");
        assertThat(one.terms().get(0).value()).isEqualTo(one.candidate().baseScore());
      }
    }
  }

  @Test
  void rank_random_keepsEachCandidateOnceWithItsBaseRank() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<RankingCandidate> candidates = Given.randomCandidates(random);
      List<RankedCandidate> ranked =
          strategy().rank(candidates, Given.randomContext(random), Math.max(1, candidates.size()));
      assertThat(ranked).hasSameSizeAs(candidates);
      assertThat(ranked.stream().map(RankedCandidate::baseRank)).doesNotHaveDuplicates();
      for (RankedCandidate one : ranked) {
        assertThat(one.candidate()).isSameAs(candidates.get(one.baseRank() - 1));
      }
    }
  }

  @Test
  void rank_smallerK_isTheHeadOfTheWhole() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<RankingCandidate> candidates = Given.randomCandidates(random);
      RankingContext context = Given.randomContext(random);
      List<RankedCandidate> all = strategy().rank(candidates, context, 100);
      int k = 1 + random.nextInt(10);
      assertThat(strategy().rank(candidates, context, k))
          .isEqualTo(all.subList(0, Math.min(k, all.size())));
    }
  }

  @Test
  void rank_noCandidates_isEmpty() {
    assertThat(strategy().rank(List.of(), Given.nobody(), 3)).isEmpty();
  }

  @Test
  void rank_noPlaces_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().rank(List.of(), Given.nobody(), 0))
        .withMessageContaining("k=0");
  }

  @Test
  void rank_risingBaseScores_areRefused() {
    List<RankingCandidate> distances = new ArrayList<>();
    distances.add(Given.candidate("near", 0.1));
    distances.add(Given.candidate("far", 0.8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().rank(distances, Given.nobody(), 2))
        .withMessageContaining("baseScore=0.8 at index 1 follows baseScore=0.1");
  }

  @Test
  void fetch_anyK_isMoreThanK() {
    assertThat(strategy().fetch(10)).isGreaterThan(10);
    assertThat(strategy().fetch(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }
}
