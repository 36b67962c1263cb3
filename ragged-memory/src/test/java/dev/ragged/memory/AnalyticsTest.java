package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.interest.Interest;
import dev.ragged.memory.interest.ProfileSummary;
import dev.ragged.memory.rank.BoostedRanking;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of a profile, and comparisons on judged questions. */
class AnalyticsTest {
  private static final List<JudgedQuery<String>> PYTHON =
      List.of(new JudgedQuery<>("python strands", new Judgments(Map.of("pasta", 1))));

  private static ReplayStore taught() {
    ReplayStore store = ReplayStore.open();
    for (int i = 0; i < 5; i++) {
      store.asked(i, "which pasta goes with basil", List.of("pasta"), Optional.empty());
    }
    return store;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void profile_randomQuestions_isWhatARecountGives(long seed) {
    Random random = new Random(seed);
    try (ReplayStore store = ReplayStore.open()) {
      for (int i = 0; i < 120; i++) {
        // Few topics are met often, many once.
        int topic = (int) Math.abs(random.nextGaussian() * 20);
        store.asked(
            random.nextInt(24 * 30), "zq" + topic + "xy", List.of("pasta"), Optional.empty());
      }
      store.clock.set(ReplayStore.START.plus(Duration.ofDays(20)));

      ProfileSummary summary = store.ana.analytics().profile();

      Instant now = store.clock.instant();
      List<Interest> interests = store.ana.profile().interests();
      assertThat(summary.at()).isEqualTo(now);
      assertThat(summary.topics()).as("seed=" + seed).isEqualTo(interests.size());
      assertThat(summary.tracked())
          .isEqualTo(interests.stream().filter(one -> one.frequency() >= 2).count())
          .isLessThan(summary.topics());
      assertThat(summary.confident())
          .isEqualTo(interests.stream().filter(one -> one.confidence() > 0.7).count());
      assertThat(summary.seenLately())
          .isEqualTo(
              interests.stream()
                  .map(Interest::lastSeen)
                  .filter(
                      last -> !last.isAfter(now) && !last.isBefore(now.minus(Duration.ofDays(7))))
                  .count())
          .isPositive();
      assertThat(summary.since())
          .isEqualTo(interests.stream().map(Interest::firstSeen).min(Instant::compareTo));
    }
  }

  @Test
  void profile_topicsAtTheEdges_areCountedByTheirTimes() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(0, "zebra", List.of(), Optional.empty());
      store.asked(1, "basil", List.of(), Optional.empty());
      store.asked(2, "basil", List.of(), Optional.empty());
      store.asked(24 * 7, "garlic", List.of(), Optional.empty());
      for (int day = 0; day < 12; day++) {
        store.asked(
            24 * day + 3,
            "tomato",
            ReplayStore.DOCUMENTS.stream().map(d -> d.id()).toList(),
            Optional.empty());
      }
      store.clock.set(ReplayStore.START.plus(Duration.ofDays(14)));

      assertThat(store.ana.analytics().profile())
          .isEqualTo(
              new ProfileSummary(
                  store.clock.instant(), 4, 2, 1, 2, Optional.of(ReplayStore.START)));
      assertThat(store.ana.analytics().profile().age()).isEqualTo(Duration.ofDays(14));
    }
  }

  @Test
  void profile_nothingAsked_isEmpty() {
    try (ReplayStore store = ReplayStore.open()) {
      ProfileSummary summary = store.ana.analytics().profile();

      assertThat(summary)
          .isEqualTo(new ProfileSummary(ReplayStore.START, 0, 0, 0, 0, Optional.empty()));
      assertThat(summary.age()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void compare_onAgainstOff_winsByWhatWasLearnedAndRecordsNothing() {
    try (ReplayStore store = taught()) {
      AbResult result =
          store
              .ana
              .analytics()
              .compare(PYTHON, AbOptions.builder().k(1).variantWeight(0.9).build());

      assertThat(result.k()).isEqualTo(1);
      assertThat(result.ndcg().wins()).isEqualTo(1);
      assertThat(result.ndcg().baselineMean()).isZero();
      assertThat(result.latencyMillis().variantMean()).isPositive();
      assertThat(store.ana.count()).isEqualTo(5);
    }
  }

  @Test
  void compare_weightAgainstWeight_takesEachFromItsPlace() {
    try (ReplayStore store = taught()) {
      AbOptions same = AbOptions.builder().k(1).baselineWeight(0.9).variantWeight(0.9).build();
      AbOptions turned = AbOptions.builder().k(1).baselineWeight(0.9).variantWeight(0).build();

      assertThat(store.ana.analytics().compare(PYTHON, same).ndcg().baselineMean()).isEqualTo(1);
      assertThat(store.ana.analytics().compare(PYTHON, same).ndcg().ties()).isEqualTo(1);
      assertThat(store.ana.analytics().compare(PYTHON, turned).ndcg().losses()).isEqualTo(1);
    }
  }

  @Test
  void compare_changedRequest_isSearchedAsChanged() {
    try (ReplayStore store = taught()) {
      List<String> asked = new ArrayList<>();
      AbOptions words =
          AbOptions.builder()
              .k(2)
              .search(
                  request -> {
                    asked.add(request.text() + " " + request.k());
                    return request.toBuilder().mode(SearchMode.LEXICAL).build();
                  })
              .build();
      List<JudgedQuery<String>> unknown =
          List.of(new JudgedQuery<>("zzz", new Judgments(Map.of("pasta", 1))));

      // By words alone nothing is found for a word that is nowhere.
      assertThat(store.ana.analytics().compare(unknown, words).ndcg().baselineMean()).isZero();
      assertThat(asked).containsExactly("zzz 2");
    }
  }

  @Test
  void compare_withoutQuestionsMemoryOrWeight_isRefused() {
    try (ReplayStore store = taught()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.ana.analytics().compare(List.of(), AbOptions.DEFAULT))
          .withMessageContaining("questions");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.memory.of("bob").analytics().compare(PYTHON, AbOptions.DEFAULT))
          .withMessageContaining("bob");
      store.memory.personas().disable("ana");
      assertThatIllegalStateException()
          .isThrownBy(() -> store.ana.analytics().compare(PYTHON, AbOptions.DEFAULT))
          .withMessageContaining("status=OFF");
    }
    MemoryOptions options = MemoryOptions.builder().ranking(new BoostedRanking()).build();
    try (ReplayStore store = ReplayStore.open(LexicalEmbedder.create(), options)) {
      store.asked(0, "basil", List.of(), Optional.empty());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  store
                      .ana
                      .analytics()
                      .compare(PYTHON, AbOptions.builder().variantWeight(0.5).build()))
          .withMessageContaining("weight=0.5");
    }
  }

  @Test
  void options_badNumbers_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbOptions.builder().k(0))
        .withMessageContaining("k=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AbOptions.builder().variantWeight(1.5))
        .withMessageContaining("weight=1.5");
    assertThat(AbOptions.DEFAULT.baseline()).isEqualTo(Personalization.NONE);
  }
}
