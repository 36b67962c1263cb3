package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.rank.evaluation.PairedComparison;
import dev.ragged.memory.rank.evaluation.RankingMetrics;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay against a new store for every judged question, which is told what came before. */
class ReplayOracleTest {
  private static final int K = 3;
  private static final double WEIGHT = 0.6;
  private static final int RECORDED = 230;
  private static final int JUDGED = 14;

  private static final List<String> QUESTIONS =
      List.of(
          "which pasta goes with basil",
          "basil and tomato",
          "language for software",
          "which compiler writes code",
          "snake of the jungle",
          "does the jungle have rain",
          "python strands",
          "long python");

  private record Asked(Interaction interaction, Optional<Feedback> feedback) {}

  /** Returns a log in the order of recording, which is not that of time. */
  private static List<Asked> log(Random random) {
    List<Asked> log = new ArrayList<>();
    for (int i = 0; i < RECORDED; i++) {
      List<String> shown =
          random
              .ints(0, ReplayStore.DOCUMENTS.size())
              .limit(1 + random.nextInt(3))
              .distinct()
              .mapToObj(document -> ReplayStore.DOCUMENTS.get(document).id())
              .toList();
      log.add(
          new Asked(
              ReplayStore.interaction(
                  random.nextInt(400), QUESTIONS.get(random.nextInt(QUESTIONS.size())), shown),
              Optional.empty()));
    }
    for (int i = 0; i < JUDGED; i++) {
      int at = random.nextInt(log.size());
      Interaction interaction = log.get(at).interaction();
      String named = ReplayStore.DOCUMENTS.get(random.nextInt(3)).id();
      Feedback feedback =
          switch (i % 3) {
            case 0 -> Feedback.positive();
            case 1 -> Feedback.corrected(named);
            default -> new Feedback(Feedback.Verdict.POSITIVE, Optional.of(named));
          };
      log.set(at, new Asked(interaction, Optional.of(feedback)));
    }
    return log;
  }

  private static Judgments judgments(Asked asked) {
    Map<String, Integer> grades = new HashMap<>();
    Feedback feedback = asked.feedback().orElseThrow();
    if (feedback.verdict() == Feedback.Verdict.POSITIVE) {
      asked.interaction().hits().forEach(hit -> grades.put(hit.document().id(), 1));
    }
    feedback.correction().ifPresent(id -> grades.put(id, 2));
    return new Judgments(grades);
  }

  private static List<String> search(ReplayStore store, String question, Personalization how) {
    SearchRequest request = SearchRequest.builder(question).k(K).build();
    return store.ragged.persona("ana").search(request, how).hits().stream()
        .map(Hit::documentId)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void replay_randomLog_isWhatNewStoresGive(long seed) {
    List<Asked> log = log(new Random(seed));
    Replay replay;
    try (ReplayStore store = ReplayStore.open()) {
      log.forEach(asked -> store.asked(asked.interaction(), asked.feedback()));
      replay = store.ana.analytics().replay(AbOptions.builder().k(K).variantWeight(WEIGHT).build());
    }

    List<Asked> byTime = new ArrayList<>(log);
    byTime.sort(Comparator.comparing(asked -> asked.interaction().askedAt()));
    List<Double> off = new ArrayList<>();
    List<Double> on = new ArrayList<>();
    for (int i = 0; i < byTime.size(); i++) {
      Asked judged = byTime.get(i);
      if (judged.feedback().isEmpty()) {
        continue;
      }
      try (ReplayStore fresh = ReplayStore.open()) {
        byTime.subList(0, i).forEach(before -> fresh.asked(before.interaction(), Optional.empty()));
        fresh.memory.flush();
        fresh.clock.set(judged.interaction().askedAt());
        String question = judged.interaction().query();
        Personalization how = Personalization.builder().weight(WEIGHT).record(false).build();
        off.add(
            RankingMetrics.ndcg(
                search(fresh, question, Personalization.NONE), judgments(judged), K));
        on.add(RankingMetrics.ndcg(search(fresh, question, how), judgments(judged), K));
      }
    }
    PairedComparison expected = PairedComparison.of(values(off), values(on), 42);
    assertThat(replay.result().ndcg()).as("seed=" + seed).isEqualTo(expected);
    assertThat(expected.ties()).as("seed=" + seed).isLessThan(expected.queries());
    assertThat(replay.judged()).isEqualTo(off.size());
    assertThat(replay.replayed()).isEqualTo(RECORDED);
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
