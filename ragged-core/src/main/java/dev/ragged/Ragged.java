package dev.ragged;

import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.Document;
import dev.ragged.document.DocumentReader;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.Embedder;
import dev.ragged.error.RaggedException;
import dev.ragged.filter.Filter;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorKernels;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.ingest.Ingester;
import dev.ragged.ingest.PendingVectors;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredDocument;
import dev.ragged.tuning.Tuner;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger log = LoggerFactory.getLogger(Ragged.class);

  private final Corpus corpus;
  private final OpenEmbedder embedder;
  private final PendingVectors pending;
  private final Ingester ingester;
  private final Searcher searcher;
  private final Tuner tuner;
  private final DocumentSpace shared;
  private final Optional<Memory> memory;
  private final SearchCaches searches;
  private final Caches caches;
  private final Clock clock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Ragged(Opening opened) {
    this.corpus = opened.corpus();
    this.embedder = opened.embedder();
    this.ingester = opened.ingester();
    this.searcher = opened.searcher();
    this.tuner = opened.tuner();
    this.pending = opened.pending();
    this.searches = opened.searches();
    this.caches = new Caches(searches, opened.memory());
    this.memory = opened.memory();
    this.clock = opened.clock();
    this.shared = new ScopedSpace(corpus, ingester, searcher, tuner, Scope.shared());
  }

  /** Returns a builder; {@link Builder#directory} or {@link Builder#inMemory} is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the documents as {@code persona} sees them, the shared ones and its own, with its
   * memory if there is one.
   */
  public PersonaSpace persona(PersonaId persona) {
    Scope scope = Scope.of(Objects.requireNonNull(persona, "persona"));
    return new PersonalSpace(
        persona,
        new ScopedSpace(corpus, ingester, searcher, tuner, scope),
        memory,
        new PersonalSearcher(searcher, scope, clock));
  }

  /** As {@link #persona(PersonaId)}. */
  public PersonaSpace persona(String persona) {
    return persona(PersonaId.of(persona));
  }

  /** Returns the memory; empty if none was set and the configuration does not turn it on. */
  public Optional<Memory> memory() {
    return memory;
  }

  /**
   * Does what the first search would otherwise wait for: loads the model, reads what belongs to the
   * index of the documents and to caches on disk. Costs one search. {@link Settings#WARM_UP} makes
   * opening do it.
   *
   * @throws dev.ragged.error.EmbeddingException if the model cannot be used
   */
  public void warmUp() {
    searches.warmUp();
    new Searcher(corpus, embedder, SearchCaches.none())
        .search(SearchRequest.of("warm up"), Scope.shared());
  }

  private void warmUpInPassing() {
    try {
      warmUp();
    } catch (RaggedException e) {
      log.warn("The store is open, but was not warmed up: {}", e.getMessage());
    }
  }

  /** Returns what searches keep for the next ones. */
  public Caches caches() {
    return caches;
  }

  /** Returns what measures this store, watches its use, and proposes values of settings. */
  public Tuner tuner() {
    return tuner;
  }

  /**
   * Returns the effective configuration: what the builder was given and what was tuned, and where
   * each value is from.
   */
  public RaggedConfig config() {
    return tuner.config();
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
      tuner.close();
      memory.ifPresent(Memory::close);
    } finally {
      caches.close();
      pending.close();
      try {
        corpus.close();
      } finally {
        embedder.close();
      }
    }
  }

  /** Collects how a {@link Ragged} is to be opened. Builder; not thread-safe. */
  public static final class Builder {
    /** Start of random choices unless said otherwise. */
    public static final long DEFAULT_SEED = 42;

    /** What the effective configuration calls an embedder that the application made. */
    private static final String GIVEN = "given";

    final List<DocumentReader> readers = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    long seed = DEFAULT_SEED;
    @Nullable Path directory;
    @Nullable VectorIndexProvider backend;
    @Nullable Embedder embedder;
    @Nullable Chunker chunker;
    @Nullable MemoryProvider memory;
    private final List<Consumer<RaggedConfig.Builder>> set = new ArrayList<>();
    private boolean inMemory;
    private @Nullable RaggedConfig config;
    private @Nullable String backendName;
    private @Nullable ChunkSize chunkSize;

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
     * Sets the configuration; default {@link RaggedConfig#defaults}. What is set here, on this
     * builder, wins over it.
     */
    public Builder config(RaggedConfig value) {
      this.config = Objects.requireNonNull(value, "config");
      return this;
    }

    /** Sets which values to start from; wins over the configuration's preset. */
    public Builder preset(Preset value) {
      return set(Settings.PRESET, Objects.requireNonNull(value, "preset"));
    }

    /**
     * Sets one value of the configuration, which wins over that of {@link #config}.
     *
     * @throws IllegalArgumentException if the value is not allowed
     */
    public <T> Builder set(Setting<T> setting, T value) {
      T checked = setting.check(value);
      set.add(all -> all.set(setting, checked));
      return this;
    }

    /**
     * Sets the vector backend by name, and lets the configuration set its parameters; default the
     * best one found.
     *
     * @throws IllegalArgumentException if there is no such backend
     */
    public Builder backend(String name) {
      this.backendName = Settings.BACKEND_TYPE.check(name);
      this.backend = null;
      Providers.backend(effective());
      return this;
    }

    /** Sets the vector backend, with parameters of its own: the configuration's do not count. */
    public Builder backend(VectorIndexProvider provider) {
      this.backend = Objects.requireNonNull(provider, "backend");
      this.backendName = null;
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
     * Gives personas a memory: what they ask is recorded and makes their next searches better. Its
     * parameters are its own: the configuration's do not count. Default none, unless the
     * configuration turns memory on; without, nothing is recorded.
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

    /** Returns the configuration with what was set here. */
    RaggedConfig effective() {
      RaggedConfig.Builder all = (config == null ? RaggedConfig.defaults() : config).toBuilder();
      set.forEach(one -> one.accept(all));
      if (backend != null) {
        all.set(Settings.BACKEND_TYPE, backend.name());
      } else if (backendName != null) {
        all.set(Settings.BACKEND_TYPE, backendName);
      }
      if (embedder != null) {
        all.set(Settings.EMBEDDER_TYPE, GIVEN);
      }
      if (chunkSize != null) {
        all.set(Settings.INGEST_CHUNK_TOKENS, chunkSize.tokens());
        all.set(Settings.INGEST_CHUNK_OVERLAP, chunkSize.overlap());
      }
      if (memory != null) {
        all.set(Settings.MEMORY_ENABLED, true);
      }
      return all.build();
    }

    /**
     * Opens the store.
     *
     * @throws IllegalArgumentException if neither or both of directory and memory were chosen, or
     *     values of the configuration do not go together
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
      Ragged opened = new Ragged(Opening.of(this, reembed));
      if (opened.config().get(Settings.WARM_UP)) {
        opened.warmUpInPassing();
      }
      return opened;
    }
  }
}
