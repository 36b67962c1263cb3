package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.spi.Candidate;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only callers below the facade can do to a corpus. */
class EmbeddedCorpusTest {
  private static final Selection EVERYTHING = Selection.all(Scope.shared());

  @TempDir Path directory;

  private EmbeddedCorpus open() {
    return EmbeddedCorpus.open(
        new CorpusOptions(
            Optional.of(directory),
            new ExactIndexProvider(),
            LexicalEmbedder.create(32),
            false,
            Clock.systemUTC(),
            1));
  }

  private static EmbeddedDocument document(String text) {
    return document("twice", text);
  }

  private static EmbeddedDocument document(String id, String text) {
    Document document = Document.builder(id).text(text).build();
    float[] vector = new float[32];
    vector[text.length() % 32] = 1;
    Chunk chunk = new Chunk(0, text, "", 0, text.length(), Metadata.empty());
    return new EmbeddedDocument(
        document, new Origin("test", "hash of " + text, "none"), List.of(chunk), List.of(vector));
  }

  @Test
  void close_interruptedThread_savesTheIndexAndKeepsTheFlag() {
    int enough = 1_000;
    EmbeddedCorpus corpus = open();
    corpus.put(
        IntStream.range(0, enough)
            .mapToObj(i -> document("doc" + i, "text of number " + i))
            .toList());
    Thread.currentThread().interrupt();
    corpus.close();
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    try (EmbeddedCorpus again = open()) {
      assertThat(again.statistics().index().bytesOnDisk()).isGreaterThan(enough * 4L * 32);
      assertThat(again.check()).isEmpty();
    }
  }

  @Test
  void put_sameKeyTwiceInOneCall_keepsTheLast() {
    try (EmbeddedCorpus corpus = open()) {
      corpus.put(List.of(document("the first"), document("the second text")));
      assertThat(corpus.get(new DocumentKey("twice", Optional.empty())).orElseThrow().text())
          .isEqualTo("the second text");
      assertThat(corpus.countChunks(EVERYTHING)).isEqualTo(1);
      assertThat(corpus.statistics().chunks()).isEqualTo(1);
      assertThat(corpus.check()).isEmpty();
      try (CorpusReader reader = corpus.reader()) {
        float[] first = document("the first").vectors().get(0);
        List<Candidate> found =
            reader.vectorCandidates(VectorQuestion.of(first, 10, EVERYTHING, Effort.EXACT)).list();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).score()).as("cosine 0").isEqualTo(0.5);
      }
    }
    try (EmbeddedCorpus corpus = open()) {
      assertThat(corpus.countChunks(EVERYTHING)).isEqualTo(1);
      assertThat(corpus.check()).isEmpty();
    }
  }
}
