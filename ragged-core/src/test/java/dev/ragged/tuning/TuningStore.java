package dev.ragged.tuning;

import dev.ragged.config.RaggedConfig;
import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.BlockIo;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Durability;
import dev.ragged.store.CorpusOptions;
import dev.ragged.store.EmbeddedCorpus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A store without caches whose index has a known recall and whose clock that index moves. */
final class TuningStore implements AutoCloseable {
  static final int READERS = 2;

  final KnownRecallProvider index;
  final Embedder embedder = LexicalEmbedder.create(128);
  final EmbeddedCorpus corpus;
  private final List<Tuner> tuners = new ArrayList<>();
  final Searcher searcher;
  private final Path root;

  TuningStore(Path root, KnownRecallProvider index) {
    this(root, index, index);
  }

  TuningStore(Path root, KnownRecallProvider clock, VectorIndexProvider provider) {
    this.root = root;
    this.index = clock;
    this.corpus =
        EmbeddedCorpus.open(
            new CorpusOptions(
                Optional.of(root),
                provider,
                embedder,
                false,
                Clock.systemUTC(),
                1,
                Durability.NORMAL,
                new ConnectionLimits(READERS, 1 << 20),
                new OperationProfiler()));
    this.searcher = new Searcher(corpus, embedder, SearchCaches.none());
  }

  /** Stores {@code count} documents of one sentence each, of random words. */
  TuningStore fill(long seed, int count, Optional<PersonaId> owner) {
    Random random = new Random(seed);
    List<EmbeddedDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder words = new StringBuilder(owner.map(PersonaId::value).orElse("shared"));
      for (int word = 0; word < 12; word++) {
        words.append(' ').append(Long.toString(random.nextLong(1L << 30), Character.MAX_RADIX));
      }
      String text = words.append('.').toString();
      Document.Builder document = Document.builder("doc" + i).text(text);
      owner.ifPresent(document::owner);
      documents.add(embedded(document.build()));
    }
    if (count > 0) {
      corpus.put(documents);
    }
    return this;
  }

  /** Stores a document as one chunk. */
  void put(Document document) {
    corpus.put(List.of(embedded(document)));
  }

  private EmbeddedDocument embedded(Document document) {
    String text = document.text();
    return new EmbeddedDocument(
        document,
        new Origin("test", "hash " + document.id(), "cut"),
        List.of(new Chunk(0, text, "", 0, text.length(), Metadata.empty())),
        embedder.embed(List.of(text), EmbeddingRole.DOCUMENT));
  }

  Tuner tuner(RaggedConfig config) {
    Tuner tuner =
        new Tuner(
            new TuningParts(
                corpus,
                embedder,
                searcher,
                List::of,
                config,
                Optional.of(root),
                Map.of("exact", new ExactIndexProvider(), KnownRecallProvider.NAME, index),
                index.nanos::get,
                BlockIo.disk()));
    tuners.add(tuner);
    return tuner;
  }

  @Override
  public void close() {
    tuners.forEach(Tuner::end);
    corpus.close();
  }
}
