package dev.ragged;

import dev.ragged.answer.AnswerGenerator;
import dev.ragged.answer.ExtractiveGenerator;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.DocumentReader;
import dev.ragged.embedding.Embedder;
import dev.ragged.error.RaggedException;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects how a {@link Ragged} is to be opened. Builder; not thread-safe. */
public final class RaggedBuilder {
  private static final Logger log = LoggerFactory.getLogger(RaggedBuilder.class);

  /** Start of random choices unless said otherwise. */
  public static final long DEFAULT_SEED = 42;

  /** What the effective configuration calls an embedder that the application made. */
  private static final String GIVEN = "given";

  final List<DocumentReader> readers = new ArrayList<>();
  AnswerGenerator generator = new ExtractiveGenerator();
  Clock clock = Clock.systemUTC();
  OperationProfiler profiler = new OperationProfiler();
  long seed = DEFAULT_SEED;
  Consumer<Ragged> lastAction = ragged -> {};
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

  RaggedBuilder() {}

  /** Sets the directory that holds the store; created if it is not there. */
  public RaggedBuilder directory(Path path) {
    this.directory = Objects.requireNonNull(path, "directory");
    return this;
  }

  /** Keeps everything in memory, to be gone at close; searches then take turns. For tests. */
  public RaggedBuilder inMemory() {
    this.inMemory = true;
    return this;
  }

  /**
   * Sets the configuration; default {@link RaggedConfig#defaults}. What is set here, on this
   * builder, wins over it.
   */
  public RaggedBuilder config(RaggedConfig value) {
    this.config = Objects.requireNonNull(value, "config");
    return this;
  }

  /** Sets which values to start from; wins over the configuration's preset. */
  public RaggedBuilder preset(Preset value) {
    return set(Settings.PRESET, Objects.requireNonNull(value, "preset"));
  }

  /**
   * Sets one value of the configuration, which wins over that of {@link #config}.
   *
   * @throws IllegalArgumentException if the value is not allowed
   */
  public <T> RaggedBuilder set(Setting<T> setting, T value) {
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
  public RaggedBuilder backend(String name) {
    this.backendName = Settings.BACKEND_TYPE.check(name);
    this.backend = null;
    Providers.backend(effective());
    return this;
  }

  /** Sets the vector backend, with parameters of its own: the configuration's do not count. */
  public RaggedBuilder backend(VectorIndexProvider provider) {
    this.backend = Objects.requireNonNull(provider, "backend");
    this.backendName = null;
    return this;
  }

  /** Sets the embedder, which stays the caller's to close; default the best one found. */
  public RaggedBuilder embedder(Embedder value) {
    this.embedder = Objects.requireNonNull(value, "embedder");
    return this;
  }

  /** Sets how documents are cut; default {@link Chunkers#byMediaType}. */
  public RaggedBuilder chunker(Chunker value) {
    this.chunker = Objects.requireNonNull(value, "chunker");
    return this;
  }

  /**
   * Sets how long chunks are, counted by the embedder; default {@link ChunkSize#DEFAULT}. Made
   * smaller where the model reads fewer tokens. Has no effect on a chunker that is set.
   */
  public RaggedBuilder chunkSize(ChunkSize value) {
    this.chunkSize = Objects.requireNonNull(value, "chunkSize");
    return this;
  }

  /** Adds a reader for a file format; asked before those found and the built-in ones. */
  public RaggedBuilder reader(DocumentReader reader) {
    readers.add(Objects.requireNonNull(reader, "reader"));
    return this;
  }

  /**
   * Gives personas a memory: what they ask is recorded and makes their next searches better. Its
   * parameters are its own: the configuration's do not count. Default none, unless the
   * configuration turns memory on; without, nothing is recorded.
   */
  public RaggedBuilder memory(MemoryProvider provider) {
    this.memory = Objects.requireNonNull(provider, "memory");
    return this;
  }

  /**
   * Sets what measures the store, so that its spans are parts of those that the application opens;
   * default one of its own.
   */
  public RaggedBuilder profiler(OperationProfiler value) {
    this.profiler = Objects.requireNonNull(value, "profiler");
    return this;
  }

  /**
   * Sets what writes answers from passages, for example a language model; it stays the caller's to
   * close. Default {@link ExtractiveGenerator}, which quotes.
   */
  public RaggedBuilder generator(AnswerGenerator value) {
    this.generator = Objects.requireNonNull(value, "generator");
    return this;
  }

  /** Sets the clock that dates documents; default the system's. */
  public RaggedBuilder clock(Clock value) {
    this.clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /**
   * Sets what is done when the store is about to close and still answers, for example to keep its
   * figures; default nothing. What it throws comes out of {@link Ragged#close}, after the closing.
   */
  public RaggedBuilder beforeClose(Consumer<Ragged> action) {
    this.lastAction = Objects.requireNonNull(action, "action");
    return this;
  }

  /** Sets the start of random choices; default {@value #DEFAULT_SEED}. */
  public RaggedBuilder seed(long value) {
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
   * @throws IllegalArgumentException if neither or both of directory and memory were chosen, values
   *     of the configuration do not go together, or the generator's name is blank or too long
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
   * Costs one embedding per chunk. Until the last vector is there, the store remains what it was; a
   * run that was cut short goes on where it stopped.
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
    Optional<PerformanceMonitor> monitor = monitor(effective());
    Ragged opened;
    try {
      opened =
          new Ragged(
              profiler.profile(Stages.OPEN, () -> Opening.of(this, monitor, reembed)), lastAction);
    } catch (RuntimeException | Error e) {
      monitor.ifPresent(profiler::remove);
      throw e;
    }
    if (opened.config().get(Settings.WARM_UP)) {
      warmUp(opened);
    }
    return opened;
  }

  private Optional<PerformanceMonitor> monitor(RaggedConfig effective) {
    if (!effective.get(Settings.PROFILING_MONITOR)) {
      return Optional.empty();
    }
    PerformanceMonitor monitor =
        new PerformanceMonitor(profiler, clock, effective.get(Settings.PROFILING_QUESTIONS));
    profiler.add(monitor);
    return Optional.of(monitor);
  }

  private static void warmUp(Ragged opened) {
    try {
      opened.warmUp();
    } catch (RaggedException e) {
      log.warn("The store is open, but was not warmed up: {}", e.getMessage());
    }
  }
}
