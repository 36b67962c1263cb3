package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/**
 * A number of units, such as {@code 3 days} or {@code 30d}. Immutable.
 *
 * @param isShort whether the unit is abbreviated and joined to the digits
 */
record Counted(long count, Unit unit, boolean isShort) {
  /** Moves over a number and a unit and returns them; null, wherever it stands, if not there. */
  static @Nullable Counted take(Cursor cursor) {
    long count = NumberWords.take(cursor);
    if (count == NumberWords.NONE) {
      return null;
    }
    String word = cursor.word();
    boolean joined = cursor.joined(0);
    Unit unit = Unit.named(word);
    boolean isShort = unit == null && joined;
    if (isShort) {
      unit = Unit.abbreviated(word);
      if (word.equals("m")) {
        cursor.refuse("m may be minutes or months: write min or mo");
      }
    }
    cursor.advance(1);
    return unit == null ? null : new Counted(count, unit, isShort);
  }
}
