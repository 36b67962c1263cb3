package dev.ragged.persona;

import dev.ragged.document.Texts;
import java.util.Objects;
import java.util.Optional;

/**
 * What a persona thinks of an answer. Immutable.
 *
 * @param verdict whether it helped
 * @param correction what the answer should have been, if the persona said so: not blank, at most
 *     {@value #MAX_CORRECTION_LENGTH} characters
 */
public record Feedback(Verdict verdict, Optional<String> correction) {
  /** Longest correction, in {@code char}s. */
  public static final int MAX_CORRECTION_LENGTH = 65_536;

  /** Whether an answer helped. */
  public enum Verdict {
    /** It did. */
    POSITIVE,
    /** It did not. */
    NEGATIVE
  }

  public Feedback {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(correction, "correction");
    correction.ifPresent(text -> Texts.requireId(text, "correction", MAX_CORRECTION_LENGTH));
  }

  /** Returns the feedback that an answer helped. */
  public static Feedback positive() {
    return new Feedback(Verdict.POSITIVE, Optional.empty());
  }

  /** Returns the feedback that an answer did not help. */
  public static Feedback negative() {
    return new Feedback(Verdict.NEGATIVE, Optional.empty());
  }

  /** Returns the feedback that an answer did not help, and what it should have been. */
  public static Feedback corrected(String correction) {
    return new Feedback(
        Verdict.NEGATIVE, Optional.of(Objects.requireNonNull(correction, "correction")));
  }
}
