package dev.ragged.bench.suite;

import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.embedding.Embedder;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;

/** Lets the JVM compile what is going to be measured: the first subject is not to pay for all. */
final class WarmUp {
  private static final int MOST_DOCUMENTS = 200;
  private static final int QUESTIONS = 200;

  private WarmUp() {}

  static void run(SuitePlan plan, Embedder embedder, Path root) throws IOException {
    TestCorpus corpus =
        CorpusSource.parse(CorpusSource.GENERATED)
            .load(Math.min(MOST_DOCUMENTS, plan.sizes().get(0)), QUESTIONS, ~plan.seed());
    for (Subject subject : plan.subjects()) {
      try (StoreFixture store = StoreFixture.build(plan, subject, corpus, embedder, root)) {
        long end = System.nanoTime() + 2 * plan.duration().toNanos();
        for (SearchMode mode : SearchMode.values()) {
          for (SearchRequest request : store.requests(mode)) {
            if (System.nanoTime() < end) {
              var unused = store.ragged().search(request);
            }
          }
        }
      }
    }
  }
}
