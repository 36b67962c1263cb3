package dev.ragged.memory.time;

/** Words before a time that belong to it, by how much they say that it is one. */
enum Preposition {
  NONE,
  /** Stands before places and things, too. */
  ANY,
  /** Stands before days. */
  OF_DAYS,
  /** Stands before months and years. */
  OF_TIME;

  static Preposition named(String word) {
    return switch (word) {
      case "in", "during", "throughout" -> OF_TIME;
      case "on" -> OF_DAYS;
      case "for", "from", "of", "over", "within" -> ANY;
      default -> NONE;
    };
  }

  /** Returns how clear {@code span} must be behind this word. */
  Clarity least(Span span) {
    boolean says = this == OF_TIME || (this == OF_DAYS && span.day() != null);
    return says ? Clarity.AFTER_PREPOSITION : Clarity.CLEAR;
  }
}
