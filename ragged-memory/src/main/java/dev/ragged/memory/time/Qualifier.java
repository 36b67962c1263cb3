package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/** {@code this}, {@code last}, {@code past}, {@code next}, and words that mean the same. */
enum Qualifier {
  THIS,
  LAST,
  PAST,
  NEXT;

  static final int NONE = Integer.MIN_VALUE;

  static @Nullable Qualifier named(String word) {
    return switch (word) {
      case "this", "current" -> THIS;
      case "last", "previous" -> LAST;
      case "past" -> PAST;
      case "next" -> NEXT;
      default -> null;
    };
  }

  /**
   * Moves over {@code last week}, {@code of this week} or the like, where {@code unit} is the word
   * "week", and returns how many units from this one are meant; returns {@link #NONE}, and stays,
   * if there is nothing like that.
   */
  static int takeStep(Cursor cursor, String unit) {
    int start = cursor.position();
    cursor.take("of");
    Qualifier qualifier = named(cursor.word());
    if (qualifier != null && qualifier != PAST) {
      cursor.advance(1);
      if (cursor.take(unit)) {
        return qualifier.step();
      }
    }
    cursor.moveTo(start);
    return NONE;
  }

  /** Returns how many calendar units from this one are meant. */
  int step() {
    return switch (this) {
      case THIS -> 0;
      case LAST, PAST -> -1;
      case NEXT -> 1;
    };
  }
}
