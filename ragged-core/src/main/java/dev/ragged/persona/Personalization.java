package dev.ragged.persona;

import dev.ragged.document.Metadata;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * How a persona's memory takes part in one search. Immutable.
 *
 * @param weight how much the persona's interests count against closeness to the question, in [0,
 *     1]; 0 leaves order and scores exactly as they are; empty for the memory's own default
 * @param record whether the search is recorded and learned from
 * @param enhance whether the question may be extended by what the persona cares about; the answer
 *     says by what
 * @param session the session it belongs to; empty for the persona's present one
 * @param timeKey the metadata key that dates documents: words such as "last week" in the question
 *     then limit the search to that time; empty to leave such words to the search
 */
public record Personalization(
    OptionalDouble weight,
    boolean record,
    boolean enhance,
    Optional<UUID> session,
    Optional<String> timeKey) {
  /** Ranks by the memory's defaults and records. */
  public static final Personalization DEFAULT = builder().build();

  /** Leaves the memory out of it: nothing is recorded, nothing is ranked by it. */
  public static final Personalization NONE = builder().weight(0).record(false).build();

  public Personalization {
    Objects.requireNonNull(weight, "weight");
    weight.ifPresent(
        value -> {
          if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("weight must be within 0..1: weight=" + value);
          }
        });
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(timeKey, "timeKey");
    timeKey.ifPresent(Metadata::checkKey);
  }

  /** Returns whether the memory has no part in the search at all. */
  public boolean isNone() {
    return weight.isPresent()
        && weight.getAsDouble() == 0
        && !record
        && !enhance
        && timeKey.isEmpty();
  }

  /** Returns a builder that starts with {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Personalization}. Builder; not thread-safe. */
  public static final class Builder {
    private OptionalDouble weight = OptionalDouble.empty();
    private boolean record = true;
    private boolean enhance;
    private Optional<UUID> session = Optional.empty();
    private Optional<String> timeKey = Optional.empty();

    private Builder() {}

    /** Sets how much the persona's interests count, in [0, 1]; default the memory's own. */
    public Builder weight(double value) {
      this.weight = OptionalDouble.of(value);
      return this;
    }

    /** Sets whether the search is recorded and learned from; default true. */
    public Builder record(boolean value) {
      this.record = value;
      return this;
    }

    /** Lets the question be extended by what the persona cares about; default not. */
    public Builder enhance() {
      this.enhance = true;
      return this;
    }

    /** Sets the session; default the persona's present one. */
    public Builder session(UUID id) {
      this.session = Optional.of(Objects.requireNonNull(id, "session"));
      return this;
    }

    /** Lets words of time in the question choose documents by this metadata key; default not. */
    public Builder timeKey(String key) {
      this.timeKey = Optional.of(Objects.requireNonNull(key, "timeKey"));
      return this;
    }

    /**
     * Returns the personalization.
     *
     * @throws IllegalArgumentException if a part is out of range; the message names it
     */
    public Personalization build() {
      return new Personalization(weight, record, enhance, session, timeKey);
    }
  }
}
