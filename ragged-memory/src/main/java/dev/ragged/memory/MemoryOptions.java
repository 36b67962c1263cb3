package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.memory.topic.TopicOptions;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryContext;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Durability;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a memory records, learns and ranks. Immutable.
 *
 * <pre>{@code
 * Ragged.builder().directory(path).memory(MemoryOptions.DEFAULT).build()
 * }</pre>
 */
public final class MemoryOptions implements MemoryProvider {
  /** Pause after which a persona's next question begins a new session, unless said otherwise. */
  public static final Duration DEFAULT_SESSION_PAUSE = Duration.ofHours(1);

  /** All defaults. */
  public static final MemoryOptions DEFAULT = builder().build();

  private final Durability durability;
  private final ConnectionLimits connections;
  private final RecorderOptions recorder;
  private final Duration sessionPause;
  private final TopicOptions topics;
  private final InterestFormula formula;
  private final RankingStrategy ranking;
  private final CacheOptions cache;
  private final TimeSettings time;
  private final Function<PersonaId, Optional<PersonaKey>> keys;
  private final Optional<PiiRedactor> redactor;
  private final Optional<Duration> retention;
  private final boolean rememberQuestions;
  private final VectorIndexProvider questionIndex;

  private MemoryOptions(Builder builder) {
    this.durability = builder.durability;
    this.connections = builder.connections;
    this.recorder = builder.recorder;
    this.sessionPause = builder.sessionPause;
    this.topics = builder.topics;
    this.formula = builder.formula;
    this.ranking = builder.ranking;
    this.cache = builder.cache;
    this.time = builder.time;
    this.keys = builder.keys;
    this.redactor = builder.redactor;
    this.retention = builder.retention;
    this.rememberQuestions = builder.rememberQuestions;
    this.questionIndex = builder.questionIndex;
  }

  /** Returns a builder with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Memory open(MemoryContext context) {
    return PersonalMemory.open(this, context);
  }

  /** Returns what a record that was reported durable survives. */
  public Durability durability() {
    return durability;
  }

  /** Returns how much the connections of the memory's database may use. */
  public ConnectionLimits connections() {
    return connections;
  }

  /** Returns when records are written, and how many may wait. */
  public RecorderOptions recorder() {
    return recorder;
  }

  /** Returns the pause after which the next question begins a new session. */
  public Duration sessionPause() {
    return sessionPause;
  }

  /** Returns what counts as a topic. */
  public TopicOptions topics() {
    return topics;
  }

  /** Returns by what interest is computed. */
  public InterestFormula formula() {
    return formula;
  }

  /** Returns by what is ranked. */
  public RankingStrategy ranking() {
    return ranking;
  }

  /** Returns how much of what was learned is kept in the heap. */
  public CacheOptions cache() {
    return cache;
  }

  /** Returns where a day starts, and with which day a week does. */
  public TimeSettings time() {
    return time;
  }

  /** Returns where the keys of personas come from. */
  public Function<PersonaId, Optional<PersonaKey>> keys() {
    return keys;
  }

  /** Returns what replaces personal data in what is recorded, if anything does. */
  public Optional<PiiRedactor> redactor() {
    return redactor;
  }

  /** Returns how long interactions are kept, if not for good. */
  public Optional<Duration> retention() {
    return retention;
  }

  /** Returns whether vectors of questions are kept, so that similar ones can be found. */
  public boolean rememberQuestions() {
    return rememberQuestions;
  }

  /** Returns what opens the indexes of questions, which live in the heap. */
  public VectorIndexProvider questionIndex() {
    return questionIndex;
  }

  /** Collects {@link MemoryOptions}. Builder; not thread-safe. */
  public static final class Builder {
    private Durability durability = Durability.FULL;
    private ConnectionLimits connections = ConnectionLimits.DEFAULT;
    private RecorderOptions recorder = RecorderOptions.DEFAULT;
    private Duration sessionPause = DEFAULT_SESSION_PAUSE;
    private TopicOptions topics = TopicOptions.DEFAULT;
    private InterestFormula formula = InterestFormula.defaults();
    private RankingStrategy ranking = BlendedRanking.defaults();
    private CacheOptions cache = CacheOptions.DEFAULT;
    private TimeSettings time = TimeSettings.DEFAULT;
    private Function<PersonaId, Optional<PersonaKey>> keys = persona -> Optional.empty();
    private Optional<PiiRedactor> redactor = Optional.empty();
    private Optional<Duration> retention = Optional.empty();
    private boolean rememberQuestions = true;
    private VectorIndexProvider questionIndex = new ExactIndexProvider();

    private Builder() {}

    /** Sets what a record that was reported durable survives; default {@link Durability#FULL}. */
    public Builder durability(Durability value) {
      this.durability = Objects.requireNonNull(value, "durability");
      return this;
    }

    /**
     * Sets how much the connections of the memory's database may use; default {@link
     * ConnectionLimits#DEFAULT}.
     */
    public Builder connections(ConnectionLimits value) {
      this.connections = Objects.requireNonNull(value, "connections");
      return this;
    }

    /** Sets when records are written; default {@link RecorderOptions#DEFAULT}. */
    public Builder recorder(RecorderOptions value) {
      this.recorder = Objects.requireNonNull(value, "recorder");
      return this;
    }

    /** Sets the pause after which the next question begins a new session; default one hour. */
    public Builder sessionPause(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("sessionPause must be positive: sessionPause=" + value);
      }
      this.sessionPause = value;
      return this;
    }

    /** Sets what counts as a topic; default {@link TopicOptions#DEFAULT}. */
    public Builder topics(TopicOptions value) {
      this.topics = Objects.requireNonNull(value, "topics");
      return this;
    }

    /** Sets by what interest is computed; default {@link InterestFormula#defaults}. */
    public Builder formula(InterestFormula value) {
      this.formula = Objects.requireNonNull(value, "formula");
      return this;
    }

    /** Sets by what is ranked; default {@link BlendedRanking#defaults}. */
    public Builder ranking(RankingStrategy value) {
      this.ranking = Objects.requireNonNull(value, "ranking");
      return this;
    }

    /**
     * Sets how much of what was learned is kept in the heap; default {@link CacheOptions#DEFAULT}.
     */
    public Builder cache(CacheOptions value) {
      this.cache = Objects.requireNonNull(value, "cache");
      return this;
    }

    /**
     * Sets where a day starts, and with which day a week does; default {@link
     * TimeSettings#DEFAULT}: UTC and Monday.
     */
    public Builder time(TimeSettings value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets where the keys of encrypted personas come from when the store is opened; default none. A
     * persona without its key, or with another one, stays locked; the log says so.
     */
    public Builder keys(Function<PersonaId, Optional<PersonaKey>> value) {
      this.keys = Objects.requireNonNull(value, "keys");
      return this;
    }

    /** Replaces personal data by markers before anything is recorded; default not. */
    public Builder redact(PiiRedactor value) {
      this.redactor = Optional.of(Objects.requireNonNull(value, "redactor"));
      return this;
    }

    /**
     * Sets how long interactions are kept, with all that was learned from them; default for good.
     * Older ones are erased when the store is opened, once a day after that, and when {@link
     * PersonalMemory#applyRetention} is called. Facts are not touched: they end by their validity.
     */
    public Builder retention(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(
            "retention must be positive: retention=" + value + "; leave it out to keep for good");
      }
      this.retention = Optional.of(value);
      return this;
    }

    /**
     * Sets whether vectors of questions are kept, so that similar ones can be found; default true.
     * A memory that is opened without removes those that it has.
     */
    public Builder rememberQuestions(boolean value) {
      this.rememberQuestions = value;
      return this;
    }

    /**
     * Sets what opens the indexes of questions; default exact, which is quick enough for tens of
     * thousands of each persona.
     *
     * @throws IllegalArgumentException if it keeps no vectors: questions are not embedded again
     */
    public Builder questionIndex(VectorIndexProvider value) {
      if (!value.keepsVectors()) {
        throw new IllegalArgumentException(
            "questionIndex must keep its vectors: questionIndex="
                + value.name()
                + "; leave it out for the exact one");
      }
      this.questionIndex = value;
      return this;
    }

    /** Returns the options. */
    public MemoryOptions build() {
      return new MemoryOptions(this);
    }
  }
}
