package dev.ragged.bench.peers;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * LangChain4j's store in memory, which compares a query with every vector by the angle: it finds
 * all, whatever the number of candidates.
 */
final class LangChain4jPeer implements Peer {
  private final InMemoryEmbeddingStore<Integer> store = new InMemoryEmbeddingStore<>();

  /**
   * Creates a store.
   *
   * @throws IllegalArgumentException if vectors are to be compared by their distance
   */
  LangChain4jPeer(GraphParameters parameters) {
    if (parameters.similarity() != Similarity.COSINE) {
      throw new IllegalArgumentException(
          "it compares by the angle alone: similarity=" + parameters.similarity());
    }
  }

  @Override
  public String name() {
    return "langchain4j in memory";
  }

  /** Uses one thread, whatever {@code threads} is. */
  @Override
  public void build(float[][] vectors, int threads) {
    List<String> ids = new ArrayList<>(vectors.length);
    List<Embedding> embeddings = new ArrayList<>(vectors.length);
    List<Integer> rows = new ArrayList<>(vectors.length);
    for (int row = 0; row < vectors.length; row++) {
      ids.add(Integer.toString(row));
      embeddings.add(Embedding.from(vectors[row]));
      rows.add(row);
    }
    store.addAll(ids, embeddings, rows);
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    EmbeddingSearchRequest request =
        EmbeddingSearchRequest.builder()
            .queryEmbedding(Embedding.from(query))
            .maxResults(k)
            .build();
    int count = 0;
    for (EmbeddingMatch<Integer> match : store.search(request).matches()) {
      out[count++] = match.embedded();
    }
    return count;
  }

  /** Returns the bytes of its file, which is JSON. */
  @Override
  public long bytes() throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder("ragged-peer")) {
      store.serializeToFile(folder.path().resolve("store.json"));
      return folder.bytes();
    }
  }
}
