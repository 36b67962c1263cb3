package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.StoredDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each persona owns a document of the same id; nobody ever sees or touches another's. */
class PersonaIsolationTest {
  private static final List<String> PERSONAS =
      List.of(
          "ana",
          "Ana",
          "ana ",
          "\u0430na",
          "ana\u200B",
          "ana|same",
          "ana#0",
          "ana@bob",
          "@",
          "#",
          "%",
          "%23",
          "%2523",
          "?",
          "*",
          "' OR 1=1 --",
          "\"quoted\"",
          "../ana",
          "/etc/passwd",
          "C:\\CON",
          "é",
          "e\u0301",
          "\uD83D\uDE00",
          "\uFFFD",
          "\u202Eana",
          "shared",
          "null");

  private final Ragged ragged =
      Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(32)).build();

  private static String secret(int persona) {
    return "secret" + persona + "x";
  }

  @BeforeEach
  void fill() {
    ragged.ingest(Document.of("same", "shared text with a common word"));
    for (int i = 0; i < PERSONAS.size(); i++) {
      var report =
          ragged
              .persona(PERSONAS.get(i))
              .ingest(Document.of("same", "private text with a common word " + secret(i)));
      assertThat(report.count(Status.ADDED)).as(PERSONAS.get(i)).isEqualTo(1);
    }
  }

  @AfterEach
  void close() {
    assertThat(ragged.check().problems()).isEmpty();
    ragged.close();
  }

  private static List<Hit> search(DocumentSpace space, String text, SearchMode mode) {
    return space.search(SearchRequest.builder(text).mode(mode).k(1_000).build()).hits();
  }

  @Test
  void search_asEachPersona_seesSharedAndOwnOnly() {
    for (int i = 0; i < PERSONAS.size(); i++) {
      DocumentSpace space = ragged.persona(PERSONAS.get(i));
      String secret = secret(i);
      for (SearchMode mode : SearchMode.values()) {
        assertThat(search(space, "common word", mode))
            .hasSize(2)
            .allMatch(hit -> hit.text().contains(secret) || hit.text().startsWith("shared"))
            .anyMatch(hit -> hit.text().contains(secret));
      }
      assertThat(space.get("same"))
          .map(Document::text)
          .hasValueSatisfying(text -> assertThat(text).endsWith(secret));
      assertThat(space.count()).isEqualTo(2);
      try (Stream<StoredDocument> documents = space.list()) {
        assertThat(documents).hasSize(2);
      }
    }
    assertThat(search(ragged, "secret0x common", SearchMode.HYBRID)).hasSize(1);
    assertThat(ragged.count()).isEqualTo(1);
  }

  @Test
  void chunkIds_ofAllPersonas_areDistinctAndReadBack() {
    Set<String> ids = new HashSet<>();
    for (String persona : PERSONAS) {
      for (Hit hit : search(ragged.persona(persona), "common", SearchMode.VECTOR)) {
        ids.add(hit.chunkId().toString());
        assertThat(ChunkId.parse(hit.chunkId().toString())).isEqualTo(hit.chunkId());
      }
    }
    assertThat(ids).hasSize(PERSONAS.size() + 1);
  }

  @Test
  void deleteAndSync_asOnePersona_touchNobodyElse() {
    DocumentSpace ana = ragged.persona("ana");
    assertThat(ana.delete(Filter.not(Filter.exists("nothing")))).isEqualTo(1);
    assertThat(ana.delete("same")).isFalse();
    assertThat(ana.get("same")).map(Document::text).contains("shared text with a common word");
    var synced = ragged.persona("Ana").sync(DocumentSource.of());
    assertThat(synced.count(Status.REMOVED)).isEqualTo(1);
    assertThat(ragged.sync(DocumentSource.of()).count(Status.REMOVED)).isEqualTo(1);
    for (int i = 2; i < PERSONAS.size(); i++) {
      String secret = secret(i);
      assertThat(ragged.persona(PERSONAS.get(i)).get("same"))
          .as(PERSONAS.get(i))
          .hasValueSatisfying(document -> assertThat(document.text()).endsWith(secret));
    }
    assertThat(ana.count()).isZero();
  }

  @Test
  void ingest_documentOfAnotherPersona_fails() {
    Document bobs =
        Document.builder("new").text("x").owner(dev.ragged.document.PersonaId.of("bob")).build();
    var report = ragged.persona("ana").ingest(bobs);
    assertThat(report.with(Status.FAILED).get(0).cause())
        .hasValueSatisfying(cause -> assertThat(cause).contains("another persona"));
    assertThat(ragged.persona("bob").get("new")).isEmpty();
  }
}
