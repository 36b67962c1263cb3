package dev.ragged.memory.time;

/** Words and signs between times that are listed or compared. */
final class Conjunctions {
  private Conjunctions() {}

  /** Moves over {@code ,} or {@code and} or both, or the like; returns whether there is one. */
  static boolean take(Cursor cursor) {
    boolean comma = cursor.sign(0, ',');
    if (comma) {
      cursor.advance(1);
    }
    return switch (cursor.word()) {
      case "and", "or", "versus", "vs", "with" -> {
        cursor.advance(1);
        yield true;
      }
      default -> comma;
    };
  }
}
