package dev.ragged.bench.corpus;

import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents to search, and questions about them. Immutable.
 *
 * @param description what they are and where they are from, for a report
 * @param documents at least one
 * @param questions at least one
 * @param embedder the one that alone makes sense of the texts, where they stand for given vectors
 */
public record TestCorpus(
    String description,
    List<Document> documents,
    List<JudgedQuestion> questions,
    Optional<Embedder> embedder) {
  /** The metadata key that says when a document was written. */
  public static final String WRITTEN = "written";

  /** The present of all made-up times: the newest document was written then. */
  public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static final int DAYS = 3 * 365;

  /** Creates a corpus. */
  public TestCorpus {
    documents = List.copyOf(documents);
    questions = List.copyOf(questions);
    if (documents.isEmpty() || questions.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be documents and questions: documents=%d, questions=%d, corpus=%s"
              .formatted(documents.size(), questions.size(), description));
    }
  }

  /** Returns its documents, each with a time of the last three years if it says none. */
  public List<Document> datedDocuments() {
    return documents.stream().map(TestCorpus::dated).toList();
  }

  private static Document dated(Document document) {
    if (document.metadata().get(WRITTEN).isPresent()) {
      return document;
    }
    Map<String, Object> metadata = new HashMap<>(document.metadata().asMap());
    int days = Math.floorMod(document.id().hashCode(), DAYS);
    metadata.put(WRITTEN, NOW.minus(Duration.ofDays(days)));
    return document.toBuilder().metadata(metadata).build();
  }
}
