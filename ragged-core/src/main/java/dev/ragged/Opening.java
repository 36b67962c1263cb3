package dev.ragged;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.answer.Answerer;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.FileParser;
import dev.ragged.document.PersonaId;
import dev.ragged.document.TokenCounter;
import dev.ragged.embedding.CheckedEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderProvider;
import dev.ragged.index.BlockIo;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.ingest.IngestLimits;
import dev.ragged.ingest.Ingester;
import dev.ragged.ingest.PendingVectors;
import dev.ragged.migration.Migration;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryContext;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceLog;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.DatabaseSettings;
import dev.ragged.store.CorpusOptions;
import dev.ragged.store.EmbeddedCorpus;
import dev.ragged.store.StoreIndexes;
import dev.ragged.tuning.Tuner;
import dev.ragged.tuning.TuningParts;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a store that was opened, chosen and set up as its builder and its configuration say.
 * Immutable.
 */
record Opening(
    RaggedConfig config,
    Corpus corpus,
    OpenEmbedder embedder,
    Ingester ingester,
    SearchCaches searches,
    PendingVectors pending,
    Optional<Memory> memory,
    Watch watch,
    Searcher searcher,
    Answerer answerer,
    Migration migration,
    Clock clock) {

  /** Chooses all parts before it opens one, so that a bad configuration leaves nothing behind. */
  static Opening of(RaggedBuilder builder, Optional<PerformanceMonitor> monitor, boolean reembed) {
    RaggedConfig config = tuned(builder).with(new DatabaseSettings());
    VectorIndexProvider backend = builder.backend;
    if (backend == null) {
      VectorIndexProvider found = Providers.backend(config, remembered(builder));
      config = config.with(found);
      backend = found.configured(config);
    }
    Embedder given = builder.embedder;
    Supplier<Embedder> model = () -> Objects.requireNonNull(given, "embedder");
    if (given == null) {
      EmbedderProvider found = Providers.embedder(config);
      config = config.with(found);
      model = found.configured(config)::create;
    }
    MemoryProvider memory = builder.memory;
    if (memory == null && config.get(Settings.MEMORY_ENABLED)) {
      MemoryProvider found = Providers.memory(config);
      config = config.with(found);
      memory = found.configured(config);
    }
    ChunkSize chunkSize = chunkSize(config);
    OperationProfiler profiler = builder.profiler;
    Answerer answerer = new Answerer(builder.generator, profiler);
    Embedder created = profiler.profile(Stages.OPEN_EMBEDDER, model::get);
    OpenEmbedder embedder = new OpenEmbedder(CheckedEmbedder.of(created), given == null);
    EmbeddedCorpus corpus = null;
    try {
      CorpusOptions options = corpusOptions(builder, config, backend, embedder, reembed);
      corpus = profiler.profile(Stages.OPEN_STORE, () -> EmbeddedCorpus.open(options));
      PendingVectors pending = CacheOpening.pending(builder, corpus, embedder);
      Ingester ingester =
          new Ingester(
              corpus,
              FileParser.of(builder.readers),
              chunker(builder, chunkSize, embedder),
              embedder,
              pending,
              new IngestLimits(
                  config.get(Settings.INGEST_WORKERS), config.get(Settings.INGEST_BYTES_IN_FLIGHT)),
              profiler);
      SearchCaches searches = CacheOpening.of(config, builder, corpus, embedder, backend);
      corpus.onChange(searches::corpusChanged);
      Consumer<PersonaId> forget =
          persona -> {
            searches.forget(persona);
            pending.clear();
            builder.profiler.forget(persona.value());
            if (builder.directory != null) {
              new PerformanceLog(builder.directory).forget(persona.value());
            }
          };
      Optional<Memory> opened = openMemory(memory, builder, corpus, embedder, forget);
      Searcher searcher = new Searcher(corpus, embedder, searches, profiler);
      Tuner tuner = tuner(config, builder, corpus, embedder, searches, searcher);
      return new Opening(
          config,
          corpus,
          embedder,
          ingester,
          searches,
          pending,
          opened,
          new Watch(profiler, monitor, tuner),
          searcher,
          answerer,
          migration(config, corpus),
          builder.clock);
    } catch (RuntimeException | Error e) {
      if (corpus != null) {
        corpus.close();
      }
      embedder.close();
      throw e;
    }
  }

  private static Optional<String> remembered(RaggedBuilder builder) {
    return Optional.ofNullable(builder.directory).flatMap(StoreIndexes::remembered);
  }

  private static Migration migration(RaggedConfig config, EmbeddedCorpus corpus) {
    return new Migration(
        corpus.indexes(),
        corpus,
        name -> Providers.backend(config, name),
        Optional.of(config.get(Settings.BACKEND_TYPE)).filter(name -> !name.equals(Settings.AUTO)));
  }

  private static RaggedConfig tuned(RaggedBuilder builder) {
    RaggedConfig config = builder.effective();
    return builder.directory == null ? config : Tuner.tuned(config, builder.directory);
  }

  private static Tuner tuner(
      RaggedConfig config,
      RaggedBuilder builder,
      Corpus corpus,
      Embedder embedder,
      SearchCaches searches,
      Searcher searcher) {
    return new Tuner(
        new TuningParts(
            corpus,
            embedder,
            searcher,
            searches::statistics,
            config,
            Optional.ofNullable(builder.directory),
            Providers.backends(config),
            Ticker.systemTicker(),
            BlockIo.disk()));
  }

  static CorpusOptions corpusOptions(
      RaggedBuilder builder,
      RaggedConfig config,
      VectorIndexProvider backend,
      Embedder embedder,
      boolean reembed) {
    return new CorpusOptions(
        Optional.ofNullable(builder.directory),
        backend,
        embedder,
        reembed,
        builder.clock,
        builder.seed,
        config.get(DatabaseSettings.DURABILITY),
        ConnectionLimits.of(config),
        builder.profiler);
  }

  private static ChunkSize chunkSize(RaggedConfig config) {
    int tokens = config.get(Settings.INGEST_CHUNK_TOKENS);
    int overlap = config.get(Settings.INGEST_CHUNK_OVERLAP);
    if (overlap >= tokens) {
      throw config.conflict(
          "a chunk must not repeat all of the one before it",
          Settings.INGEST_CHUNK_OVERLAP,
          Settings.INGEST_CHUNK_TOKENS);
    }
    return new ChunkSize(tokens, overlap);
  }

  private static Chunker chunker(RaggedBuilder builder, ChunkSize size, Embedder model) {
    if (builder.chunker != null) {
      return builder.chunker;
    }
    TokenCounter counter = TokenCounter.of(model.fingerprint().toString(), model::countTokens);
    return Chunkers.byMediaType(size.fit(model.maxTokens()), counter);
  }

  private static Optional<Memory> openMemory(
      @Nullable MemoryProvider provider,
      RaggedBuilder builder,
      Corpus corpus,
      Embedder embedder,
      Consumer<PersonaId> forget) {
    return Optional.ofNullable(provider)
        .map(
            memory ->
                builder.profiler.profile(
                    Stages.OPEN_MEMORY,
                    () ->
                        memory.open(
                            new MemoryContext(
                                Optional.ofNullable(builder.directory),
                                corpus,
                                embedder,
                                forget,
                                builder.clock,
                                builder.seed,
                                builder.profiler))));
  }
}
