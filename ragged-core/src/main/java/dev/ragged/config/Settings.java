package dev.ragged.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The settings of the library itself, but for those of its databases, which are with them. Read one
 * with {@link RaggedConfig#get}.
 *
 * <p>In the presets high_performance, balanced and low_memory, sizes are as 2 : 1 : 0.2 for caches
 * in the heap and as 2.5 : 1 : 0.25 for those on disk, rounded to whole MiB; lives of entries are
 * as 2 : 1 : 1/3.
 */
public final class Settings {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final String EXPECTED_NAME =
      "auto or a name: 1 to 40 lower-case letters, digits or hyphens";

  /** The name that leaves the choice to the library. */
  public static final String AUTO = "auto";

  /** Which preset the values start from. */
  public static final Setting<Preset> PRESET =
      Setting.choice("preset", Preset.BALANCED, "Which set of values the others start from.");

  /** The vector backend's name, or {@link #AUTO}. */
  public static final Setting<String> BACKEND_TYPE =
      Setting.text(
          "backend.type",
          AUTO,
          NAME,
          EXPECTED_NAME,
          "The vector backend; auto takes the one that the store has, for a new store the best one found.");

  /** The embedder's name, or {@link #AUTO}. */
  public static final Setting<String> EMBEDDER_TYPE =
      Setting.text(
          "embedder.type",
          AUTO,
          NAME,
          EXPECTED_NAME,
          "The embedder; auto takes the best one found.");

  /** Most tokens of a chunk. */
  public static final Setting<Integer> INGEST_CHUNK_TOKENS =
      Setting.integer(
          "ingest.chunk_tokens",
          500,
          1,
          10_000_000,
          "Most tokens of a chunk; fewer where the embedder reads fewer.");

  /** Tokens repeated in the next chunk. */
  public static final Setting<Integer> INGEST_CHUNK_OVERLAP =
      Setting.integer(
          "ingest.chunk_overlap",
          100,
          0,
          9_999_999,
          "Most tokens repeated from one chunk in the next; fewer than chunk_tokens.");

  /** Threads that cut and embed; 0 for as many as the embedder can use. */
  public static final Setting<Integer> INGEST_WORKERS =
      Setting.integer(
          "ingest.workers",
          0,
          0,
          1_024,
          "Threads that cut and embed documents; 0 for as many as the embedder can use.");

  /** Text that is read and not yet stored. */
  public static final Setting<Long> INGEST_BYTES_IN_FLIGHT =
      Setting.bytes(
              "ingest.bytes_in_flight",
              16 * MIB,
              64 * KIB,
              GIB,
              "Bytes of text that may be read and not yet stored.")
          .in(Preset.HIGH_PERFORMANCE, 32 * MIB)
          .in(Preset.LOW_MEMORY, 4 * MIB);

  /** Candidates of searches that do not say; 0 for as many as the backend is configured with. */
  public static final Setting<Integer> SEARCH_EFFORT =
      Setting.integer(
          "search.effort",
          0,
          0,
          1_000_000,
          "Candidates that a search keeps if its request does not say; 0 for those of the backend.");

  /** Every how manieth search is repeated exactly; 0 for none. */
  public static final Setting<Integer> SEARCH_PROBE_EVERY =
      Setting.integer(
          "search.probe_every",
          0,
          0,
          1_000_000,
          "Every how manieth search is repeated exactly in the background, to watch the recall; 0"
              + " for none.");

  /** Where answers are kept. */
  public static final Setting<CacheLevel> CACHE_RESULTS_LEVEL =
      Setting.choice(
          "cache.results.level",
          CacheLevel.DISK,
          "Where answers to questions are kept: off, heap, or disk, which is both.");

  /** Heap for answers. */
  public static final Setting<Long> CACHE_RESULTS_HEAP_BYTES =
      Setting.bytes(
              "cache.results.heap_bytes",
              32 * MIB,
              KIB,
              64 * GIB,
              "Bytes of answers kept in the heap.")
          .in(Preset.HIGH_PERFORMANCE, 64 * MIB)
          .in(Preset.LOW_MEMORY, 6 * MIB);

  /** Disk for answers. */
  public static final Setting<Long> CACHE_RESULTS_DISK_BYTES =
      Setting.bytes(
              "cache.results.disk_bytes",
              64 * MIB,
              64 * KIB,
              1_024 * GIB,
              "Bytes of answers kept on disk.")
          .in(Preset.HIGH_PERFORMANCE, 160 * MIB)
          .in(Preset.LOW_MEMORY, 16 * MIB);

  /** How long an answer is kept; zero for as long as there is room. */
  public static final Setting<Duration> CACHE_RESULTS_TTL =
      Setting.duration(
              "cache.results.ttl",
              Duration.ofMinutes(30),
              Duration.ZERO,
              YEAR,
              "How long an answer is kept; 0 for as long as there is room.")
          .in(Preset.HIGH_PERFORMANCE, Duration.ofHours(1))
          .in(Preset.LOW_MEMORY, Duration.ofMinutes(10));

  /** Where vectors of texts are kept. */
  public static final Setting<CacheLevel> CACHE_EMBEDDINGS_LEVEL =
      Setting.choice(
          "cache.embeddings.level",
          CacheLevel.DISK,
          "Where vectors of texts are kept: off, heap, or disk, which is both.");

  /** Heap for vectors of texts. */
  public static final Setting<Long> CACHE_EMBEDDINGS_HEAP_BYTES =
      Setting.bytes(
              "cache.embeddings.heap_bytes",
              8 * MIB,
              KIB,
              64 * GIB,
              "Bytes of vectors of texts kept in the heap.")
          .in(Preset.HIGH_PERFORMANCE, 16 * MIB)
          .in(Preset.LOW_MEMORY, 2 * MIB);

  /** Disk for vectors of texts. */
  public static final Setting<Long> CACHE_EMBEDDINGS_DISK_BYTES =
      Setting.bytes(
              "cache.embeddings.disk_bytes",
              32 * MIB,
              64 * KIB,
              1_024 * GIB,
              "Bytes of vectors of texts kept on disk.")
          .in(Preset.HIGH_PERFORMANCE, 80 * MIB)
          .in(Preset.LOW_MEMORY, 8 * MIB);

  /** How long a text's vector is kept; zero for as long as there is room. */
  public static final Setting<Duration> CACHE_EMBEDDINGS_TTL =
      Setting.duration(
          "cache.embeddings.ttl",
          Duration.ZERO,
          Duration.ZERO,
          YEAR,
          "How long a text's vector is kept; 0 for as long as there is room.");

  /** Whether a very similar question's answer may be given. */
  public static final Setting<Boolean> CACHE_SIMILAR_ENABLED =
      Setting.bool(
          "cache.similar.enabled",
          false,
          "Whether a question may get the kept answer to a very similar one.");

  /** How similar it has to be. */
  public static final Setting<Double> CACHE_SIMILAR_SIMILARITY =
      Setting.decimal(
          "cache.similar.similarity",
          0.97,
          0.5,
          1,
          "How similar that other question has to be; 1 is the same.");

  /** Whether the last day's times are kept. */
  public static final Setting<Boolean> PROFILING_MONITOR =
      Setting.bool(
          "profiling.monitor",
          true,
          "Whether times of all stages are kept for a day, as ragged.performance() reports them.");

  /** Whether the slowest questions are kept as they were asked. */
  public static final Setting<Boolean> PROFILING_QUESTIONS =
      Setting.bool(
          "profiling.questions",
          false,
          "Whether the texts of the slowest questions are kept for a day, in memory only.");

  /** Whether opening loads what the first search needs. */
  public static final Setting<Boolean> WARM_UP =
      Setting.bool(
          "warm_up", false, "Whether opening the store loads what the first search will need.");

  /** Whether personas have a memory. */
  public static final Setting<Boolean> MEMORY_ENABLED =
      Setting.bool(
          "memory.enabled",
          false,
          "Whether personas have a memory: what they ask is then recorded; needs ragged-memory.");

  private Settings() {}

  /** Returns all of them. */
  public static List<Setting<?>> all() {
    return List.of(
        PRESET,
        BACKEND_TYPE,
        EMBEDDER_TYPE,
        INGEST_CHUNK_TOKENS,
        INGEST_CHUNK_OVERLAP,
        INGEST_WORKERS,
        INGEST_BYTES_IN_FLIGHT,
        SEARCH_EFFORT,
        SEARCH_PROBE_EVERY,
        CACHE_RESULTS_LEVEL,
        CACHE_RESULTS_HEAP_BYTES,
        CACHE_RESULTS_DISK_BYTES,
        CACHE_RESULTS_TTL,
        CACHE_EMBEDDINGS_LEVEL,
        CACHE_EMBEDDINGS_HEAP_BYTES,
        CACHE_EMBEDDINGS_DISK_BYTES,
        CACHE_EMBEDDINGS_TTL,
        CACHE_SIMILAR_ENABLED,
        CACHE_SIMILAR_SIMILARITY,
        PROFILING_MONITOR,
        PROFILING_QUESTIONS,
        WARM_UP,
        MEMORY_ENABLED);
  }
}
