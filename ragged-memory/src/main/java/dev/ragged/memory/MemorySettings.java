package dev.ragged.memory;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.memory.topic.TopicOptions;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Durability;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The settings of the memory, which are {@link MemoryOptions} by other names. Keys of personas are
 * not among them: they do not belong in a file.
 */
final class MemorySettings {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final Duration YEAR = Duration.ofDays(365);

  static final Setting<Durability> DURABILITY =
      Setting.choice(
          "memory.durability",
          Durability.FULL,
          "What a record that was reported durable survives: full also a loss of power; normal the"
              + " end of the process only.");

  static final Setting<Integer> BATCH_SIZE =
      Setting.integer(
              "memory.recorder.batch_size",
              RecorderOptions.DEFAULT.batchSize(),
              1,
              10_000,
              "Records after which they are written together.")
          .in(Preset.HIGH_PERFORMANCE, 200)
          .in(Preset.LOW_MEMORY, 20);

  static final Setting<Duration> FLUSH_INTERVAL =
      Setting.duration(
          "memory.recorder.flush_interval",
          RecorderOptions.DEFAULT.interval(),
          Duration.ofMillis(1),
          Duration.ofHours(1),
          "Longest time that a record waits for others.");

  static final Setting<Integer> CAPACITY =
      Setting.integer(
              "memory.recorder.capacity",
              RecorderOptions.DEFAULT.capacity(),
              1,
              10_000_000,
              "Records that may wait to be written, at least batch_size; more are refused.")
          .in(Preset.HIGH_PERFORMANCE, 20_000)
          .in(Preset.LOW_MEMORY, 2_000);

  static final Setting<Duration> SESSION_PAUSE =
      Setting.duration(
          "memory.session_pause",
          MemoryOptions.DEFAULT_SESSION_PAUSE,
          Duration.ofSeconds(1),
          YEAR,
          "Pause after which a persona's next question begins a new session.");

  static final Setting<Long> CACHE_HEAP_BYTES =
      Setting.bytes(
              "memory.cache.heap_bytes",
              CacheOptions.DEFAULT.heapBytes(),
              0,
              64 * GIB,
              "Bytes of personas' topics kept in the heap; 0 keeps none.")
          .in(Preset.HIGH_PERFORMANCE, 32 * MIB)
          .in(Preset.LOW_MEMORY, 3 * MIB);

  static final Setting<Duration> CACHE_TTL =
      Setting.duration(
              "memory.cache.ttl",
              CacheOptions.DEFAULT.timeToLive(),
              Duration.ZERO,
              YEAR,
              "How long a persona's topics are kept; 0 as long as there is room.")
          .in(Preset.HIGH_PERFORMANCE, Duration.ofHours(1))
          .in(Preset.LOW_MEMORY, Duration.ofMinutes(10));

  static final Setting<Long> CACHE_PASSAGES_BYTES =
      Setting.bytes(
              "memory.cache.passages_bytes",
              CacheOptions.DEFAULT.passagesBytes(),
              0,
              64 * GIB,
              "Bytes of words of passages kept in the heap for ranking; 0 keeps none.")
          .in(Preset.HIGH_PERFORMANCE, 16 * MIB)
          .in(Preset.LOW_MEMORY, 2 * MIB);

  static final Setting<Double> RETRIEVE_MULTIPLIER =
      Setting.decimal(
          "memory.retrieve_multiplier",
          RankingStrategy.DEFAULT_RETRIEVE_MULTIPLIER,
          1,
          100,
          "How many times as many candidates as hits are ranked for a persona.");

  static final Setting<Double> BLEND =
      Setting.decimal(
          "memory.blend",
          BlendedRanking.DEFAULT_BLEND,
          0,
          1,
          "The part of a score that is personal; 0 leaves the order alone.");

  static final Setting<Duration> RETENTION =
      Setting.duration(
          "memory.retention",
          Duration.ZERO,
          Duration.ZERO,
          YEAR.multipliedBy(100),
          "How long interactions are kept, with what was learned from them; 0 for good.");

  static final Setting<Boolean> REMEMBER_QUESTIONS =
      Setting.bool(
          "memory.remember_questions",
          true,
          "Whether vectors of questions are kept, so that similar ones can be found.");

  static final Setting<Boolean> REDACT =
      Setting.bool(
          "memory.redact",
          false,
          "Whether markers take the place of personal data before anything is recorded.");

  static final Setting<String> TIME_ZONE =
      Setting.text(
          "memory.time_zone",
          "UTC",
          Pattern.compile("[A-Za-z0-9_+:/-]{1,50}"),
          "the name of a time zone, such as Europe/Berlin",
          "Where a day begins for personas.");

  static final Setting<Integer> MAX_TOPICS =
      Setting.integer(
          "memory.topics.max",
          TopicOptions.DEFAULT_MAX_TOPICS,
          1,
          1_000,
          "Most topics of one question or document.");

  static final Setting<Integer> MIN_TOPIC_LENGTH =
      Setting.integer(
          "memory.topics.min_length",
          TopicOptions.DEFAULT_MIN_LENGTH,
          1,
          100,
          "Fewest letters of a topic of one word.");

  static final Setting<Double> MIN_TOPIC_CONFIDENCE =
      Setting.decimal(
          "memory.topics.min_confidence",
          TopicOptions.DEFAULT_MIN_CONFIDENCE,
          0,
          1,
          "Confidence from which on something counts as a topic.");

  private MemorySettings() {}

  static List<Setting<?>> all() {
    return List.of(
        DURABILITY,
        BATCH_SIZE,
        FLUSH_INTERVAL,
        CAPACITY,
        SESSION_PAUSE,
        CACHE_HEAP_BYTES,
        CACHE_TTL,
        CACHE_PASSAGES_BYTES,
        RETRIEVE_MULTIPLIER,
        BLEND,
        RETENTION,
        REMEMBER_QUESTIONS,
        REDACT,
        TIME_ZONE,
        MAX_TOPICS,
        MIN_TOPIC_LENGTH,
        MIN_TOPIC_CONFIDENCE);
  }

  /**
   * Returns the options that {@code config} sets.
   *
   * @throws IllegalArgumentException if they do not go together; the message names them
   */
  static MemoryOptions options(RaggedConfig config) {
    MemoryOptions.Builder builder =
        MemoryOptions.builder()
            .durability(config.get(DURABILITY))
            .connections(ConnectionLimits.of(config))
            .recorder(recorder(config))
            .sessionPause(config.get(SESSION_PAUSE))
            .cache(cache(config))
            .rememberQuestions(config.get(REMEMBER_QUESTIONS))
            .ranking(
                BlendedRanking.builder()
                    .blend(config.get(BLEND))
                    .retrieveMultiplier(config.get(RETRIEVE_MULTIPLIER))
                    .build())
            .time(TimeSettings.of(zone(config)))
            .topics(
                TopicOptions.builder()
                    .maxTopics(config.get(MAX_TOPICS))
                    .minLength(config.get(MIN_TOPIC_LENGTH))
                    .minConfidence(config.get(MIN_TOPIC_CONFIDENCE))
                    .build());
    if (!config.get(RETENTION).isZero()) {
      builder.retention(config.get(RETENTION));
    }
    if (config.get(REDACT)) {
      builder.redact(PiiRedactor.builder().build());
    }
    return builder.build();
  }

  private static RecorderOptions recorder(RaggedConfig config) {
    if (config.get(CAPACITY) < config.get(BATCH_SIZE)) {
      throw config.conflict("a whole batch must be able to wait", CAPACITY, BATCH_SIZE);
    }
    return new RecorderOptions(
        config.get(BATCH_SIZE), config.get(FLUSH_INTERVAL), config.get(CAPACITY));
  }

  private static CacheOptions cache(RaggedConfig config) {
    Duration life = config.get(CACHE_TTL);
    return new CacheOptions(
        config.get(CACHE_HEAP_BYTES),
        life.isZero() ? CacheBuilder.FOREVER : life,
        config.get(CACHE_PASSAGES_BYTES));
  }

  private static ZoneId zone(RaggedConfig config) {
    try {
      return ZoneId.of(config.get(TIME_ZONE)).normalized();
    } catch (DateTimeException e) {
      IllegalArgumentException conflict = config.conflict("there is no such time zone", TIME_ZONE);
      conflict.initCause(e);
      throw conflict;
    }
  }
}
