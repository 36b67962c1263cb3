package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see who read while another index takes over. */
class StoreIndexesTest {
  @TempDir Path temp;

  private final LexicalEmbedder embedder = LexicalEmbedder.create(32);

  /** The exact index under another name, and what it opened. */
  private static final class Named implements VectorIndexProvider {
    private final String name;
    final List<VectorIndex> opened = new ArrayList<>();

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public VectorIndex open(IndexContext context) {
      VectorIndex index = new ExactIndexProvider().open(context);
      opened.add(index);
      return index;
    }
  }

  private EmbeddedDocument document(int number) {
    String text = "document number " + number + " of many " + number * number;
    return new EmbeddedDocument(
        Document.of("doc" + number, text),
        new Origin("test", "hash" + number, "cut"),
        List.of(new Chunk(0, text, "", 0, text.length(), Metadata.empty())),
        embedder.embed(List.of(text), EmbeddingRole.DOCUMENT));
  }

  private Candidates ask(CorpusReader reader) {
    float[] vector = embedder.embed(List.of("number 7"), EmbeddingRole.QUERY).get(0);
    return reader.vectorCandidates(
        VectorQuestion.of(
            vector, 10, new Selection(Scope.shared(), Optional.empty()), Effort.BALANCED));
  }

  private static boolean isClosed(VectorIndex index) {
    try {
      index.statistics();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void activate_whileSomebodyReads_leavesTheirIndexOpenUntilTheyEnd() {
    Named first = new Named("first");
    Named second = new Named("second");
    try (EmbeddedCorpus corpus =
        EmbeddedCorpus.open(
            new CorpusOptions(
                Optional.of(temp.resolve("store")),
                first,
                embedder,
                false,
                Clock.systemUTC(),
                1))) {
      List<EmbeddedDocument> documents = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        documents.add(document(i));
      }
      corpus.put(documents);
      long generation = corpus.state().generation();
      try (CorpusReader reader = corpus.reader()) {
        Candidates before = ask(reader);
        try (BuildingIndex building = corpus.indexes().build(second)) {
          assertThat(building.copy(1_000).vectors()).isEqualTo(50);
          building.activate();
        }
        assertThat(corpus.state().generation()).isEqualTo(generation + 1);
        assertThat(reader.state().generation()).isEqualTo(generation);
        assertThat(isClosed(first.opened.get(0))).isFalse();
        assertThat(ask(reader).list()).isEqualTo(before.list());
        try (CorpusReader later = corpus.reader()) {
          assertThat(later.state().generation()).isEqualTo(generation + 1);
          assertThat(ask(later).list()).isEqualTo(before.list());
        }
      }
      corpus.put(List.of(document(50)));
      assertThat(isClosed(first.opened.get(0))).isTrue();
      assertThat(isClosed(second.opened.get(0))).isFalse();
      assertThat(corpus.check()).isEmpty();
    }
    assertThat(isClosed(second.opened.get(0))).isTrue();
  }

  @Test
  void copy_storeIsClosed_isRefused() {
    EmbeddedCorpus corpus =
        EmbeddedCorpus.open(
            new CorpusOptions(
                Optional.empty(), new Named("first"), embedder, false, Clock.systemUTC(), 1));
    corpus.put(List.of(document(1)));
    Named second = new Named("second");
    try (BuildingIndex building = corpus.indexes().build(second)) {
      corpus.close();
      assertThatIllegalStateException().isThrownBy(() -> building.copy(1));
    }
    assertThat(isClosed(second.opened.get(0))).isTrue();
  }
}
