package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 3 days ago}, {@code 2 weeks from now}, {@code in 2 weeks}, {@code -30d}, {@code
 * +2d}, {@code 90d}. Immutable.
 */
final class CountRule implements Rule {
  private final Present present;

  CountRule(Present present) {
    this.present = present;
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    if (cursor.sign(0, '-') || cursor.sign(0, '+')) {
      boolean ahead = cursor.sign(0, '+');
      cursor.moveTo(cursor.position() + 1);
      return cursor.joined(0) && cursor.digits(0) > 0 ? shortCount(cursor, ahead) : null;
    }
    if (PrecedingWords.estimate(cursor)) {
      return null;
    }
    if (cursor.take("in")) {
      Counted counted = Counted.take(cursor);
      Span span = counted == null ? null : present.away(cursor, counted.count(), counted.unit());
      return span == null ? null : span.with(Clarity.NEVER);
    }
    int start = cursor.position();
    Counted counted = cursor.take("a") || cursor.take("an") ? one(cursor) : Counted.take(cursor);
    if (counted == null) {
      return null;
    }
    if (cursor.take("ago")) {
      return present.away(cursor, -counted.count(), counted.unit());
    }
    if (cursor.take("from", "now") || cursor.take("from", "today")) {
      return present.away(cursor, counted.count(), counted.unit());
    }
    if (!counted.isShort()) {
      return cursor.refuse("say which days, weeks, ...: the last 7 days, 7 days ago, next 7 days");
    }
    cursor.moveTo(start);
    return shortCount(cursor, false);
  }

  private static @Nullable Counted one(Cursor cursor) {
    Unit unit = Unit.named(cursor.word());
    cursor.advance(1);
    return unit == null ? null : new Counted(1, unit, false);
  }

  /** By itself the time up to then or since then, as the end of a range the moment. */
  private @Nullable Span shortCount(Cursor cursor, boolean ahead) {
    Counted counted = Counted.take(cursor);
    if (counted == null || !counted.isShort()) {
      return null;
    }
    Span span =
        ahead
            ? present.ahead(cursor, counted.count(), counted.unit())
            : present.back(cursor, counted.count(), counted.unit());
    return span == null
        ? null
        : span.withMoment(ahead ? span.end() : span.start()).with(Clarity.NEVER);
  }
}
