package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Citation;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks this repository's own docs/. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersFromDocsTest {
  private static final Path DOCS = Path.of("..", "docs");

  private final Ragged ragged =
      Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create()).build();

  @BeforeAll
  void ingest() {
    ragged.sync(DocumentSource.folder(DOCS));
  }

  @AfterAll
  void close() {
    ragged.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How does a crash lose nothing?",
        "What happens when two processes open one directory?",
        "How do I restore a backup?",
        "What does diversity do?",
        "Which words weigh nothing in full-text search?",
        "How is a persona erased?",
        "What is a checkpoint?",
        "When is the index built again?",
        "How long may a chunk be?",
        "Does a deadline bound the whole search?",
        "what",
        "|---|",
        "```java"
      })
  void ask_anyMode_quotesWhatStandsInTheCitedChunkAndDocument(String question) {
    for (SearchMode mode : SearchMode.values()) {
      List<String> pieces = new ArrayList<>();
      SearchRequest search = SearchRequest.builder(question).mode(mode).k(25).build();

      GeneratedAnswer answer = ragged.ask(AnswerRequest.of(search).onText(pieces::add));

      assertThat(String.join("", pieces)).isEqualTo(answer.text());
      assertThat(answer.complete()).isTrue();
      StringBuilder rebuilt = new StringBuilder();
      for (Citation citation : answer.citations()) {
        Citation.Quote quote = citation.quote().orElseThrow();
        Hit hit = answer.result().hits().get(citation.passage() - 1);
        Document document = ragged.get(citation.documentId()).orElseThrow();
        assertThat(hit.text()).contains(quote.text());
        assertThat(document.text().substring(hit.start(), hit.end())).contains(quote.text());
        assertThat(citation.statement().of(answer.text()))
            .isEqualTo(quote.text().replaceAll("\\s+", " "));
        rebuilt.append(rebuilt.length() == 0 ? "" : " ");
        rebuilt.append(citation.statement().of(answer.text()));
        rebuilt.append(" [").append(citation.passage()).append("]");
      }
      assertThat(answer.text()).isEqualTo(rebuilt.toString());
    }
  }

  @Test
  void ask_plainQuestion_isAnsweredFromTheRightPage() {
    GeneratedAnswer answer = ragged.ask("Which words weigh nothing?");

    assertThat(answer.text()).contains("A word that half of all chunks have weighs nothing");
    assertThat(answer.citations().get(0).documentId()).isEqualTo("searching.md");
  }
}
