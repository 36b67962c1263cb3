package dev.ragged.memory.rank.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.rank.RankingCandidate;
import dev.ragged.memory.rank.RankingContext;
import dev.ragged.memory.rank.RankingStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AbEvaluationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static List<JudgedQuery<String>> queries(String... texts) {
    List<JudgedQuery<String>> queries = new ArrayList<>();
    for (String text : texts) {
      queries.add(new JudgedQuery<>(text, new Judgments(Map.of(text, 1))));
    }
    return queries;
  }

  private static AbEvaluation evaluation(int k) {
    return new AbEvaluation(k, 1, () -> 0);
  }

  @Test
  void compare_betterVariant_winsInEachMetric() {
    Function<String, List<String>> second = query -> List.of("other", query);
    Function<String, List<String>> first = query -> List.of(query, "other");
    AbResult result = evaluation(2).compare(queries("a", "b", "c", "d", "e", "f"), second, first);
    assertThat(result.k()).isEqualTo(2);
    assertThat(result.ndcg().baselineMean()).isCloseTo(Math.log(2) / Math.log(3), within(1e-12));
    assertThat(result.ndcg().variantMean()).isEqualTo(1);
    assertThat(result.ndcg().wins()).isEqualTo(6);
    assertThat(result.ndcg().pValue()).isLessThan(0.05);
    assertThat(result.reciprocalRank().difference()).isEqualTo(0.5);
    assertThat(result.precision().ties()).isEqualTo(6);
  }

  @Test
  void compare_smallerK_looksAtThatManyPlaces() {
    AbResult result =
        evaluation(1)
            .compare(queries("a"), query -> List.of("other", query), query -> List.of(query));
    assertThat(result.ndcg().baselineMean()).isZero();
    assertThat(result.precision().variantMean()).isEqualTo(1);
    assertThat(result.reciprocalRank().baselineMean()).isZero();
  }

  @Test
  void compare_timeSource_givesMillisecondsOfEach() {
    AtomicLong nanos = new AtomicLong();
    AbResult result =
        new AbEvaluation(1, 1, nanos::get)
            .compare(
                queries("a", "b", "c"),
                query -> {
                  nanos.addAndGet(2_000_000);
                  return List.of();
                },
                query -> {
                  nanos.addAndGet(3_500_000);
                  return List.of();
                });
    assertThat(result.latencyMillis().baselineMean()).isEqualTo(2);
    assertThat(result.latencyMillis().variantMean()).isEqualTo(3.5);
  }

  @Test
  void compare_severalQueries_changesWhoGoesFirst() {
    List<String> calls = new ArrayList<>();
    evaluation(1)
        .compare(
            queries("a", "b", "c"),
            query -> {
              calls.add("baseline " + query);
              return List.of();
            },
            query -> {
              calls.add("variant " + query);
              return List.of();
            });
    assertThat(calls)
        .containsExactly(
            "baseline a", "variant a", "variant b", "baseline b", "baseline c", "variant c");
  }

  @Test
  void compare_noQueries_saysNothing() {
    AbResult result = evaluation(3).compare(queries(), List::of, List::of);
    assertThat(result.ndcg().queries()).isZero();
    assertThat(result.ndcg().pValue()).isEqualTo(1);
  }

  @Test
  void compare_queryWithoutRelevantDocuments_isATieOfZeros() {
    JudgedQuery<String> hopeless = new JudgedQuery<>("a", new Judgments(Map.of()));
    AbResult result = evaluation(1).compare(List.of(hopeless), List::of, query -> List.of("b"));
    assertThat(result.ndcg().ties()).isEqualTo(1);
    assertThat(result.ndcg().variantMean()).isZero();
  }

  @Test
  void compare_failingRanker_failsTheWhole() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                evaluation(1)
                    .compare(
                        queries("a"),
                        List::of,
                        query -> {
                          throw new IllegalStateException("no index");
                        }))
        .withMessage("no index");
  }

  @Test
  void new_noPlaces_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluation(0))
        .withMessageContaining("k=0");
  }

  @Test
  void compare_personalOnAndOff_findsThatTheInterestHelps() {
    InterestProfile profile =
        InterestProfile.of(
            List.of(TopicCounts.recount("java", Collections.nCopies(9, NOW), 20)),
            CoOccurrences.none(),
            InterestFormula.defaults(),
            NOW);
    RankingContext context = new RankingContext(profile, List.of());
    List<JudgedQuery<List<RankingCandidate>>> queries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      queries.add(
          new JudgedQuery<>(
              List.of(candidate("coffee", 0.8 - i / 100.0), candidate("java", 0.75)),
              new Judgments(Map.of("java", 2))));
    }
    AbResult result =
        evaluation(2)
            .compare(
                queries,
                ranker(BlendedRanking.builder().blend(0).build(), context),
                ranker(BlendedRanking.defaults(), context));
    assertThat(result.ndcg().losses()).isZero();
    assertThat(result.ndcg().wins()).isEqualTo(6);
    assertThat(result.ndcg().interval().orElseThrow().low()).isPositive();
  }

  private static RankingCandidate candidate(String topic, double score) {
    return new RankingCandidate(
        topic, score, List.of(new CandidateTopic(topic, 1)), Optional.empty());
  }

  private static Function<List<RankingCandidate>, List<String>> ranker(
      RankingStrategy strategy, RankingContext context) {
    return candidates -> {
      List<RankingCandidate> sorted = new ArrayList<>(candidates);
      sorted.sort((a, b) -> Double.compare(b.baseScore(), a.baseScore()));
      return strategy.rank(sorted, context, 2).stream().map(each -> each.candidate().id()).toList();
    };
  }
}
