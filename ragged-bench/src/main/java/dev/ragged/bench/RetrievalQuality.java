package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints nDCG@10 and recall@10 of each search mode on collections in BEIR's layout, with MiniLM.
 * Arguments: the collections' folders. Effort is exact, so that figures do not depend on how a
 * graph was built.
 */
public final class RetrievalQuality {
  private static final int K = 10;

  /** Chunks asked for per question; a document counts at its best chunk. */
  private static final int CHUNKS = 100;

  private RetrievalQuality() {}

  public static void main(String[] folders) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    out.println("| collection | documents | chunks | questions | mode | nDCG@10 | recall@10 |");
    out.println("|---|---|---|---|---|---|---|");
    try (Embedder embedder = DjlEmbedder.miniLm()) {
      for (String folder : folders) {
        measure(out, Path.of(folder), embedder);
      }
    }
  }

  private static void measure(PrintStream out, Path folder, Embedder embedder) throws IOException {
    BeirFolder collection = BeirFolder.read(folder);
    try (Ragged ragged =
        Uncached.builder().inMemory().backend("exact").embedder(embedder).build()) {
      ragged.ingest(DocumentSource.of(collection.documents()));
      for (SearchMode mode : SearchMode.values()) {
        RankingQuality quality = new RankingQuality(K);
        for (Map.Entry<String, String> query : collection.queries().entrySet()) {
          SearchRequest request =
              SearchRequest.builder(query.getValue()).mode(mode).k(CHUNKS).build();
          List<String> ranking =
              ragged.search(request).hits().stream().map(Hit::documentId).distinct().toList();
          quality.add(ranking, collection.relevant().getOrDefault(query.getKey(), Map.of()));
        }
        out.printf(
            "| %s | %,d | %,d | %,d | %s | %.4f | %.4f |%n",
            folder.getFileName(),
            collection.documents().size(),
            ragged.statistics().corpus().chunks(),
            collection.queries().size(),
            mode.name().toLowerCase(Locale.ROOT),
            quality.ndcg(),
            quality.recall());
      }
    }
  }
}
