package dev.ragged.migration;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.Effort;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Small documents, and what a store answers about them. */
final class MigrationFixture {
  static final int DIMENSION = 64;

  private MigrationFixture() {}

  static RaggedBuilder builder(Path directory, Embedder embedder) {
    return Ragged.builder().directory(directory).embedder(embedder).chunkSize(new ChunkSize(40, 0));
  }

  /** Returns a document of one or a few chunks. */
  static Document document(int number, int version) {
    Random random = new Random(number * 31L + version);
    StringBuilder text = new StringBuilder("number" + number + " version" + version);
    for (int i = 0; i < 20 + random.nextInt(50); i++) {
      text.append(" word").append(random.nextInt(500)).append(i % 9 == 8 ? "." : "");
    }
    return Document.of("doc" + number, text.toString());
  }

  static DocumentSource documents(int from, int to) {
    List<Document> documents = new ArrayList<>();
    for (int i = from; i < to; i++) {
      documents.add(document(i, 1));
    }
    return DocumentSource.of(documents);
  }

  /** Returns what exact searches for vectors find, by question. */
  static Map<String, List<String>> answers(Ragged ragged) {
    Map<String, List<String>> answers = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      String text = "word" + i * 40 + " word" + i * 7 + " number" + i;
      answers.put(text, find(ragged, text));
    }
    return answers;
  }

  static List<String> find(Ragged ragged, String text) {
    return ragged
        .search(
            SearchRequest.builder(text).mode(SearchMode.VECTOR).effort(Effort.EXACT).k(20).build())
        .hits()
        .stream()
        .map((Hit hit) -> hit.documentId() + " " + hit.text() + " " + hit.score())
        .toList();
  }
}
