package dev.ragged.bench.suite;

import dev.ragged.bench.RankingQuality;
import dev.ragged.bench.corpus.JudgedQuestion;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.Locale;

/** How good the first ten documents are; a document counts at its best chunk. */
final class RetrievalFigures {
  static final List<String> METRICS = List.of("ndcg_at_10", "recall_at_10", "mrr");

  private static final int K = 10;
  private static final int CHUNKS = 100;

  private RetrievalFigures() {}

  static void run(Trial trial) {
    List<JudgedQuestion> judged =
        trial.store().corpus().questions().stream()
            .filter(question -> !question.relevant().isEmpty())
            .toList();
    if (judged.isEmpty()) {
      return;
    }
    for (SearchMode mode : SearchMode.values()) {
      RankingQuality quality = new RankingQuality(K);
      for (JudgedQuestion question : judged) {
        SearchRequest request = SearchRequest.builder(question.text()).mode(mode).k(CHUNKS).build();
        List<String> ranking =
            trial.store().ragged().search(request).hits().stream()
                .map(Hit::documentId)
                .distinct()
                .toList();
        quality.add(ranking, question.relevant());
      }
      trial
          .sheet()
          .parameter("mode", mode.name().toLowerCase(Locale.ROOT))
          .quality("ndcg_at_10", quality.ndcg())
          .quality("recall_at_10", quality.recall())
          .quality("mrr", quality.reciprocalRank());
    }
  }
}
