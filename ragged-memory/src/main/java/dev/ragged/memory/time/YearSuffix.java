package dev.ragged.memory.time;

/** Reads the year behind a month, quarter or day: {@code March 2025}, {@code Q4 of last year}. */
final class YearSuffix {
  static final int NONE = Integer.MIN_VALUE;

  private YearSuffix() {}

  /**
   * Moves over the words that name a year and returns it; returns {@link #NONE}, and stays, if
   * there are none.
   */
  static int take(Cursor cursor, Present present) {
    int step = Qualifier.takeStep(cursor, "year");
    if (step != Qualifier.NONE) {
      return present.today().getYear() + step;
    }
    int start = cursor.position();
    if (cursor.sign(0, ',') && cursor.digits(1) == 4) {
      cursor.moveTo(start + 1);
    } else {
      cursor.take("of");
    }
    if (cursor.digits(0) == 4) {
      int year = (int) cursor.number(0);
      cursor.advance(1);
      return year;
    }
    cursor.moveTo(start);
    return NONE;
  }

  /** Returns how surely four digits are a year in a question. */
  static Clarity clarity(int year) {
    return year >= 1900 && year < 2100 ? Clarity.CLEAR : Clarity.NEVER;
  }
}
