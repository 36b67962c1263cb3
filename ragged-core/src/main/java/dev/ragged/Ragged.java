package dev.ragged;

import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.Document;
import dev.ragged.document.DocumentReader;
import dev.ragged.document.FileParser;
import dev.ragged.document.PersonaId;
import dev.ragged.document.TokenCounter;
import dev.ragged.embedding.CheckedEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.filter.Filter;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorKernels;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.ingest.Ingester;
import dev.ragged.ingest.PendingVectors;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryContext;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreFiles;
import dev.ragged.spi.StoredDocument;
import dev.ragged.store.CorpusOptions;
import dev.ragged.store.EmbeddedCorpus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Local retrieval for one application: documents go in, ranked passages come out, all in this JVM
 * and one directory. Thread-safe.
 *
 * <pre>{@code
 * try (Ragged ragged = Ragged.builder().directory(Path.of("my-data")).build()) {
 *   ragged.sync(DocumentSource.folder(Path.of("docs")));
 *   for (Hit hit : ragged.search("how does a crash lose nothing?").hits()) {
 *     System.out.println(hit.score() + "  " + hit.documentId() + "  " + hit.snippet());
 *   }
 * }
 * }</pre>
 *
 * <p>Called directly, it is the space of shared documents; {@link #persona} gives a persona's.
 */
public final class Ragged implements DocumentSpace, AutoCloseable {
  private final Corpus corpus;
  private final OpenEmbedder embedder;
  private final PendingVectors pending;
  private final Ingester ingester;
  private final Searcher searcher;
  private final DocumentSpace shared;
  private final Optional<Memory> memory;
  private final Caches caches;
  private final Clock clock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Ragged(
      Corpus corpus,
      OpenEmbedder embedder,
      SearchCaches searches,
      PendingVectors pending,
      Optional<Memory> memory,
      Builder builder) {
    this.corpus = corpus;
    this.caches = new Caches(searches);
    this.embedder = embedder;
    this.ingester =
        new Ingester(
            corpus,
            FileParser.of(builder.readers),
            builder.chunkerFor(embedder),
            embedder,
            pending);
    this.pending = pending;
    this.searcher = new Searcher(corpus, embedder, searches);
    this.memory = memory;
    this.clock = builder.clock;
    this.shared = new ScopedSpace(corpus, ingester, searcher, Scope.shared());
  }

  /** Returns a builder; {@link Builder#directory} or {@link Builder#inMemory} is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the documents as {@code persona} sees them, the shared ones and its own, with its
   * memory if {@link Builder#memory} was set.
   */
  public PersonaSpace persona(PersonaId persona) {
    Scope scope = Scope.of(Objects.requireNonNull(persona, "persona"));
    return new PersonalSpace(
        persona,
        new ScopedSpace(corpus, ingester, searcher, scope),
        memory,
        new PersonalSearcher(searcher, scope, clock));
  }

  /** As {@link #persona(PersonaId)}. */
  public PersonaSpace persona(String persona) {
    return persona(PersonaId.of(persona));
  }

  /** Returns the memory that {@link Builder#memory} opened; empty if none was set. */
  public Optional<Memory> memory() {
    return memory;
  }

  /** Returns what searches keep for the next ones. */
  public Caches caches() {
    return caches;
  }

  @Override
  public IngestReport ingest(DocumentSource source, IngestOptions options) {
    return shared.ingest(source, options);
  }

  @Override
  public IngestReport sync(DocumentSource source, IngestOptions options) {
    return shared.sync(source, options);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return shared.search(request);
  }

  @Override
  public List<SearchResult> searchAll(List<SearchRequest> requests) {
    return shared.searchAll(requests);
  }

  @Override
  public Optional<Document> get(String id) {
    return shared.get(id);
  }

  @Override
  public long count() {
    return shared.count();
  }

  @Override
  public long count(Filter filter) {
    return shared.count(filter);
  }

  @Override
  public Stream<StoredDocument> list() {
    return shared.list();
  }

  @Override
  public Stream<StoredDocument> list(Filter filter) {
    return shared.list(filter);
  }

  @Override
  public boolean delete(String id) {
    return shared.delete(id);
  }

  @Override
  public int delete(Filter filter) {
    return shared.delete(filter);
  }

  /**
   * Writes a copy of the whole store to {@code target}, a new or empty directory that can be opened
   * like any store. Reading goes on meanwhile, writing waits. This is the one way to copy an open
   * store: no other program may open its database files.
   */
  public void backup(Path target) {
    corpus.backup(Objects.requireNonNull(target, "target"));
    memory.ifPresent(kept -> kept.backup(target));
  }

  /** Returns whether counts, lock and index agree; quick. */
  public Health health() {
    return health(corpus.problems(), Memory::problems);
  }

  /** Reads the whole store and compares everything that is kept twice. Costs a read of all data. */
  public Health check() {
    return health(corpus.check(), Memory::check);
  }

  private Health health(List<String> problems, Function<Memory, List<String>> ofMemory) {
    List<String> all = new ArrayList<>(problems);
    memory.map(ofMemory).ifPresent(all::addAll);
    return new Health(all);
  }

  /** Returns figures about the store, of all owners' documents together. */
  public Statistics statistics() {
    return new Statistics(corpus.statistics(), VectorKernels.best().name());
  }

  /**
   * Waits for what is under way, saves the index where that is worth it, and frees directory,
   * threads and memory; an embedder that was passed to the builder stays open. Idempotent.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      memory.ifPresent(Memory::close);
    } finally {
      try {
        corpus.close();
      } finally {
        caches.close();
        pending.close();
        embedder.close();
      }
    }
  }

  /** Collects how a {@link Ragged} is to be opened. Builder; not thread-safe. */
  public static final class Builder {
    /** Start of random choices unless said otherwise. */
    public static final long DEFAULT_SEED = 42;

    private @Nullable Path directory;
    private boolean inMemory;
    private @Nullable VectorIndexProvider backend;
    private @Nullable Embedder embedder;
    private @Nullable Chunker chunker;
    private ChunkSize chunkSize = ChunkSize.DEFAULT;
    private final List<DocumentReader> readers = new ArrayList<>();
    private @Nullable MemoryProvider memory;
    private Clock clock = Clock.systemUTC();
    private long seed = DEFAULT_SEED;

    private Builder() {}

    /** Sets the directory that holds the store; created if it is not there. */
    public Builder directory(Path path) {
      this.directory = Objects.requireNonNull(path, "directory");
      return this;
    }

    /** Keeps everything in memory, to be gone at close; searches then take turns. For tests. */
    public Builder inMemory() {
      this.inMemory = true;
      return this;
    }

    /**
     * Sets the vector backend by name; default the best one found.
     *
     * @throws IllegalArgumentException if there is no such backend
     */
    public Builder backend(String name) {
      return backend(Providers.backend(Objects.requireNonNull(name, "backend")));
    }

    /** Sets the vector backend, with parameters of its own. */
    public Builder backend(VectorIndexProvider provider) {
      this.backend = Objects.requireNonNull(provider, "backend");
      return this;
    }

    /** Sets the embedder, which stays the caller's to close; default the best one found. */
    public Builder embedder(Embedder value) {
      this.embedder = Objects.requireNonNull(value, "embedder");
      return this;
    }

    /** Sets how documents are cut; default {@link Chunkers#byMediaType}. */
    public Builder chunker(Chunker value) {
      this.chunker = Objects.requireNonNull(value, "chunker");
      return this;
    }

    /**
     * Sets how long chunks are, counted by the embedder; default {@link ChunkSize#DEFAULT}. Made
     * smaller where the model reads fewer tokens. Has no effect on a chunker that is set.
     */
    public Builder chunkSize(ChunkSize value) {
      this.chunkSize = Objects.requireNonNull(value, "chunkSize");
      return this;
    }

    /** Adds a reader for a file format; asked before those found and the built-in ones. */
    public Builder reader(DocumentReader reader) {
      readers.add(Objects.requireNonNull(reader, "reader"));
      return this;
    }

    /**
     * Gives personas a memory: what they ask is recorded and makes their next searches better.
     * Default none, and then nothing is recorded.
     */
    public Builder memory(MemoryProvider provider) {
      this.memory = Objects.requireNonNull(provider, "memory");
      return this;
    }

    /** Sets the clock that dates documents; default the system's. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets the start of random choices; default {@value #DEFAULT_SEED}. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /**
     * Opens the store.
     *
     * @throws IllegalArgumentException if neither or both of directory and memory were chosen
     * @throws dev.ragged.error.StoreLockedException if the directory is in use
     * @throws dev.ragged.error.StoreCorruptedException if the store is damaged
     * @throws dev.ragged.error.StoreTooNewException if a newer version wrote it
     * @throws dev.ragged.error.EmbedderMismatchException if it was built with another embedder
     */
    public Ragged build() {
      return open(false);
    }

    /**
     * Opens the store and, if it was built with another embedder, replaces all its vectors first.
     * Costs one embedding per chunk. Until the last vector is there, the store remains what it was;
     * a run that was cut short goes on where it stopped.
     */
    public Ragged reembed() {
      return open(true);
    }

    private Ragged open(boolean reembed) {
      if (inMemory == (directory != null)) {
        throw new IllegalArgumentException(
            "a store needs either directory(path) or inMemory(): directory="
                + directory
                + ", inMemory="
                + inMemory);
      }
      Embedder model = embedder == null ? Providers.bestEmbedder() : embedder;
      OpenEmbedder checked = new OpenEmbedder(CheckedEmbedder.of(model), embedder == null);
      VectorIndexProvider provider = backend == null ? Providers.bestBackend() : backend;
      Corpus corpus = null;
      try {
        corpus =
            EmbeddedCorpus.open(
                new CorpusOptions(
                    Optional.ofNullable(directory), provider, checked, reembed, clock, seed));
        SearchCaches searches =
            Caches.open(
                Optional.ofNullable(directory),
                corpus.state().store(),
                checked.fingerprint(),
                provider.fingerprint(),
                clock);
        corpus.onChange(searches::corpusChanged);
        PendingVectors pending = openPending(corpus, checked);
        Consumer<PersonaId> forget =
            persona -> {
              searches.forget(persona);
              pending.clear();
            };
        Optional<Memory> opened = openMemory(corpus, checked, forget);
        return new Ragged(corpus, checked, searches, pending, opened, this);
      } catch (RuntimeException | Error e) {
        if (corpus != null) {
          corpus.close();
        }
        checked.close();
        throw e;
      }
    }

    private PendingVectors openPending(Corpus corpus, Embedder model) {
      return directory == null
          ? PendingVectors.none()
          : PendingVectors.in(
              directory.resolve(StoreFiles.CACHE).resolve(PendingVectors.NAME),
              corpus.state().store(),
              model.fingerprint());
    }

    private Optional<Memory> openMemory(Corpus corpus, Embedder model, Consumer<PersonaId> forget) {
      return Optional.ofNullable(memory)
          .map(
              provider ->
                  provider.open(
                      new MemoryContext(
                          Optional.ofNullable(directory), corpus, model, forget, clock, seed)));
    }

    private Chunker chunkerFor(Embedder model) {
      if (chunker != null) {
        return chunker;
      }
      TokenCounter counter = TokenCounter.of(model.fingerprint().toString(), model::countTokens);
      return Chunkers.byMediaType(chunkSize.fit(model.maxTokens()), counter);
    }
  }
}
