package dev.ragged.memory.transfer;

import dev.ragged.persona.Feedback;
import java.util.Locale;

/** Verdicts as they are written: in small letters. */
final class Verdicts {
  private Verdicts() {}

  static String text(Feedback feedback) {
    return feedback.verdict().name().toLowerCase(Locale.ROOT);
  }

  /** Returns the verdict; throws {@link IllegalArgumentException} if {@code text} is none. */
  static Feedback.Verdict parse(String text) {
    for (Feedback.Verdict verdict : Feedback.Verdict.values()) {
      if (verdict.name().toLowerCase(Locale.ROOT).equals(text)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("must be \"positive\" or \"negative\"");
  }
}
