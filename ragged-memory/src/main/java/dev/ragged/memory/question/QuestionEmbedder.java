package dev.ragged.memory.question;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.index.Similarity;
import dev.ragged.index.Vectors;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.store.EmbedderTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import java.util.ArrayList;
import java.util.List;

/**
 * The present embedder, and the number by which rows of vectors name it. Immutable.
 *
 * @param embedder gives the vectors
 * @param number names it in the memory
 * @param profiler measures it
 */
record QuestionEmbedder(Embedder embedder, long number, OperationProfiler profiler) {
  static QuestionEmbedder of(
      MemoryDatabase database, Embedder embedder, OperationProfiler profiler) {
    String fingerprint = embedder.fingerprint().toString();
    long number =
        database.write(
            "naming the embedder", connection -> EmbedderTable.number(connection, fingerprint));
    return new QuestionEmbedder(embedder, number, profiler);
  }

  int dimension() {
    return embedder.fingerprint().dimension();
  }

  float[] embed(String question) {
    return measured(List.of(question)).get(0);
  }

  /** Returns the vectors of {@code questions}, asked for in batches of the embedder's size. */
  List<float[]> embed(List<String> questions) {
    int size = Math.max(1, embedder.batchSize());
    List<float[]> vectors = new ArrayList<>(questions.size());
    for (int from = 0; from < questions.size(); from += size) {
      int to = Math.min(questions.size(), from + size);
      vectors.addAll(measured(questions.subList(from, to)));
    }
    return vectors;
  }

  private List<float[]> measured(List<String> questions) {
    return profiler.counted(
        MemoryStages.EMBED,
        span -> {
          span.add(Stages.TEXTS, questions.size());
          return embedder.embed(questions, EmbeddingRole.QUERY);
        });
  }

  /**
   * Checks a vector that somebody else got from the embedder.
   *
   * @throws IllegalArgumentException if it cannot be one of the embedder's
   */
  void require(float[] vector) {
    Vectors.prepare(vector, dimension(), Similarity.COSINE, "vector of the question");
  }
}
