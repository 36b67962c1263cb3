package dev.ragged.memory.fact;

import dev.ragged.document.Metadata;
import dev.ragged.document.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a persona stated, and when it is said to hold: <i>me</i>, <i>lives in</i>,
 * <i>Oslo</i>, from May on. Immutable.
 *
 * <p>Subjects, predicates and objects are the same only if their characters are: neither case nor
 * Unicode normal form is folded.
 *
 * @param subject whom or what it is about, 1 to {@link #MAX_SUBJECT_LENGTH} characters, not blank
 * @param predicate the type of the fact, 1 to {@link #MAX_PREDICATE_LENGTH} characters, not blank;
 *     {@link PredicateRules} say how many facts of it hold at a time
 * @param object the content, 1 to {@link #MAX_OBJECT_LENGTH} characters, not blank
 * @param validity when it is stated to hold
 * @param confidence how sure that is, in [0, 1]
 * @param source where it comes from, 1 to {@link #MAX_SOURCE_LENGTH} characters, not blank; empty
 *     if nobody said
 * @param metadata whatever else is to be kept with it
 */
public record Fact(
    String subject,
    String predicate,
    String object,
    Validity validity,
    double confidence,
    Optional<String> source,
    Metadata metadata) {

  /** The subject of what a persona says about itself. */
  public static final String SELF = "me";

  /** How sure a fact is of which nobody says: more likely than not, and not certain. */
  public static final double DEFAULT_CONFIDENCE = 0.7;

  /** Longest subject, in {@code char}s. */
  public static final int MAX_SUBJECT_LENGTH = 500;

  /** Longest predicate, in {@code char}s. */
  public static final int MAX_PREDICATE_LENGTH = 200;

  /** Longest object, in {@code char}s. */
  public static final int MAX_OBJECT_LENGTH = 10_000;

  /** Longest source, in {@code char}s: a document id fits. */
  public static final int MAX_SOURCE_LENGTH = 1_000;

  public Fact {
    Texts.requireId(subject, "subject", MAX_SUBJECT_LENGTH);
    checkPredicate(predicate);
    Texts.requireId(object, "object", MAX_OBJECT_LENGTH);
    Objects.requireNonNull(validity, "validity");
    confidence = checkConfidence(confidence);
    source.ifPresent(text -> Texts.requireId(text, "source", MAX_SOURCE_LENGTH));
    Objects.requireNonNull(metadata, "metadata");
  }

  static String checkPredicate(String predicate) {
    return Texts.requireId(predicate, "predicate", MAX_PREDICATE_LENGTH);
  }

  private static double checkConfidence(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0, 1]: confidence=" + confidence);
    }
    return confidence + 0.0; // -0.0 becomes 0.0, which equals() tells apart
  }

  /** Returns a builder for a fact about {@link #SELF}. */
  public static Builder builder(String predicate, String object) {
    return new Builder(predicate, object);
  }

  /** Returns a builder that starts with all of this fact's values. */
  public Builder toBuilder() {
    Builder builder = new Builder(predicate, object).subject(subject).validity(validity);
    builder.confidence(confidence).metadata(metadata);
    source.ifPresent(builder::source);
    return builder;
  }

  /** Collects the parts of a {@link Fact}. Builder; not thread-safe. */
  public static final class Builder {
    private final String predicate;
    private String object;
    private String subject = SELF;
    private Instant validFrom = Validity.EARLIEST;
    private Optional<Instant> validTo = Optional.empty();
    private double confidence = DEFAULT_CONFIDENCE;
    private Optional<String> source = Optional.empty();
    private Metadata metadata = Metadata.empty();

    private Builder(String predicate, String object) {
      this.predicate = checkPredicate(predicate);
      this.object = Texts.requireId(object, "object", MAX_OBJECT_LENGTH);
    }

    /** Sets whom or what it is about; default {@link Fact#SELF}. */
    public Builder subject(String subject) {
      this.subject = Texts.requireId(subject, "subject", MAX_SUBJECT_LENGTH);
      return this;
    }

    /** Sets the content. */
    public Builder object(String object) {
      this.object = Texts.requireId(object, "object", MAX_OBJECT_LENGTH);
      return this;
    }

    /** Sets the first instant at which it holds; default {@link Validity#EARLIEST}: not known. */
    public Builder validFrom(Instant validFrom) {
      this.validFrom = Millis.kept(validFrom, "validFrom");
      return this;
    }

    /** Sets the first instant at which it no longer holds; default none is known. */
    public Builder validTo(Instant validTo) {
      this.validTo = Optional.of(Millis.kept(validTo, "validTo"));
      return this;
    }

    /** Sets both ends of the time in which it holds. */
    public Builder validity(Validity validity) {
      this.validFrom = validity.from();
      this.validTo = validity.to();
      return this;
    }

    /** Sets how sure it is, in [0, 1]; default {@link Fact#DEFAULT_CONFIDENCE}. */
    public Builder confidence(double confidence) {
      this.confidence = checkConfidence(confidence);
      return this;
    }

    /** Sets where it comes from; default nobody said. */
    public Builder source(String source) {
      this.source = Optional.of(Texts.requireId(source, "source", MAX_SOURCE_LENGTH));
      return this;
    }

    /** Sets what else is to be kept; default nothing. */
    public Builder metadata(Metadata metadata) {
      this.metadata = Objects.requireNonNull(metadata, "metadata");
      return this;
    }

    /** Sets what else is to be kept; default nothing. Values as in {@link Metadata}. */
    public Builder metadata(Map<String, ?> metadata) {
      return metadata(Metadata.copyOf(metadata));
    }

    /**
     * Returns the fact.
     *
     * @throws IllegalArgumentException if it would end before it starts, or as it does
     */
    public Fact build() {
      return new Fact(
          subject,
          predicate,
          object,
          new Validity(validFrom, validTo),
          confidence,
          source,
          metadata);
    }
  }
}
