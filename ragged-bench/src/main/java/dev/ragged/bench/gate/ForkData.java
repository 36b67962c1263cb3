package dev.ragged.bench.gate;

import dev.ragged.bench.ZipfText;
import dev.ragged.document.Document;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents, questions and interactions of a seed. One thread at a time. */
final class ForkData {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DOCUMENT_WORDS = 60;
  private static final int QUESTION_WORDS = 4;

  private final Random random;
  private int interactions;

  ForkData(long seed) {
    this.random = new Random(seed);
  }

  List<Document> documents(int count) {
    List<Document> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      documents.add(
          Document.builder("document " + i).text(ZipfText.next(random, DOCUMENT_WORDS)).build());
    }
    return documents;
  }

  List<SearchRequest> questions(int count) {
    List<SearchRequest> questions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      questions.add(
          SearchRequest.builder(ZipfText.next(random, QUESTION_WORDS))
              .mode(SearchMode.HYBRID)
              .k(10)
              .build());
    }
    return questions;
  }

  /** Returns interactions a minute apart, after those that were returned before. */
  List<Interaction> interactions(int count) {
    List<Interaction> next = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      next.add(
          Interaction.builder(
                  ZipfText.next(random, QUESTION_WORDS), START.plusSeconds(60L * interactions++))
              .latency(Duration.ofMillis(12))
              .build());
    }
    return next;
  }
}
