package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/**
 * Reads a whole expression: words for one time, with or without a preposition, or a range of two.
 * Immutable.
 *
 * <p>The grammar, where a moment is what {@link MomentRule} reads:
 *
 * <pre>
 * expression = ( range | one ) [ "'s" ]
 * range      = "since" moment | "before" moment | "after" moment | until moment
 *            | "between" moment "and" moment
 *            | "from" moment ( "to" | until | "through" ) moment
 *            | "from" moment ( "on" | "onward" | "onwards" )
 * one        = [ preposition ] moment [ ( ".." | "-" | "to" | "through" ) moment ]
 *            | [ preposition ] moment { ( "," | "and" | "or" | "with" | "vs" ) moment }
 * until      = "until" | "till"
 * </pre>
 *
 * <p>Times that are listed, in the last line of {@code one}, are understood in questions only: the
 * period covers them all.
 */
final class Phrases {
  /** As many as a year has months. Bounds the tokens that are read again. */
  private static final int MAX_JOINED = 12;

  private final boolean prose;
  private final MomentRule moments;
  private final Ranges ranges;

  /**
   * @param prose whether words count only where they clearly mean a time, as in a question
   */
  Phrases(Present present, boolean prose) {
    this.prose = prose;
    this.moments = new MomentRule(present);
    this.ranges = new Ranges(present);
  }

  /** Moves over an expression and returns its period; null if there is none here. */
  @Nullable Period read(Cursor cursor) {
    int start = cursor.position();
    Period period = range(cursor);
    if (period == null) {
      cursor.moveTo(start);
      period = one(cursor);
    }
    if (period != null
        && (cursor.sign(0, '\'') || cursor.sign(0, '’'))
        && cursor.joined(0)
        && cursor.joined(1)
        && cursor.word(1).equals("s")) {
      cursor.advance(2);
    }
    return period;
  }

  private @Nullable Period range(Cursor cursor) {
    String word = cursor.word();
    switch (word) {
      case "since", "before", "after", "until", "till" -> {
        cursor.advance(1);
        Clarity least = word.equals("since") ? Clarity.IN_RANGE : Clarity.AFTER_PREPOSITION;
        Span span = moment(cursor, least);
        return span == null ? null : oneSided(cursor, word, span);
      }
      case "between" -> {
        cursor.advance(1);
        Span first = moment(cursor, Clarity.IN_RANGE);
        return first != null && cursor.take("and") ? twoSided(cursor, first) : null;
      }
      case "from" -> {
        cursor.advance(1);
        return from(cursor);
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable Period oneSided(Cursor cursor, String word, Span span) {
    return switch (word) {
      case "since" -> ranges.since(cursor, span);
      case "before" -> Period.before(span.start());
      case "after" -> Period.startingAt(span.end());
      default -> Period.before(span.end());
    };
  }

  private @Nullable Period from(Cursor cursor) {
    Span first = moment(cursor, Clarity.IN_RANGE);
    if (first == null) {
      return null;
    }
    String word = cursor.word();
    cursor.advance(1);
    return switch (word) {
      case "to", "until", "till", "through" -> twoSided(cursor, first);
      case "onward", "onwards" -> Period.startingAt(first.start());
      // "From last week on graphs" is no range.
      case "on" -> prose ? null : Period.startingAt(first.start());
      default -> null;
    };
  }

  private @Nullable Period one(Cursor cursor) {
    int start = cursor.position();
    Preposition preposition = Preposition.NONE;
    Span span = moments.read(cursor);
    if (span == null) {
      cursor.moveTo(start);
      preposition = Preposition.named(cursor.word());
      if (preposition == Preposition.NONE) {
        return null;
      }
      cursor.advance(1);
      span = moments.read(cursor);
    }
    if (span == null) {
      return null;
    }
    Period period = connected(cursor, span);
    if (period != null || !isClear(span, preposition.least(span))) {
      return period;
    }
    return prose ? covering(cursor, span, preposition) : span.alone();
  }

  private @Nullable Period connected(Cursor cursor, Span first) {
    int end = cursor.position();
    boolean dots = cursor.sign(0, '.') && cursor.sign(1, '.') && cursor.joined(1);
    if (dots) {
      cursor.advance(2);
    } else if (cursor.sign(0, '-') || cursor.sign(0, '–')) {
      cursor.advance(1);
    } else if (!cursor.take("to") && !cursor.take("through")) {
      return null;
    }
    Period range = isClear(first, Clarity.IN_RANGE) ? twoSided(cursor, first) : null;
    if (range == null) {
      cursor.moveTo(end);
    }
    return range;
  }

  private Period covering(Cursor cursor, Span first, Preposition preposition) {
    Period period = first.alone();
    Span previous = first;
    for (int i = 1; i < MAX_JOINED; i++) {
      int end = cursor.position();
      boolean joined = Conjunctions.take(cursor);
      Span next = joined ? moments.read(cursor) : null;
      if (next == null || !isClear(next, preposition.least(next))) {
        cursor.moveTo(end);
        return period;
      }
      period = ranges.covering(period, previous, next);
      previous = next;
    }
    return period;
  }

  private @Nullable Period twoSided(Cursor cursor, Span first) {
    Span last = moment(cursor, Clarity.IN_RANGE);
    return last == null ? null : ranges.between(cursor, first, last);
  }

  private @Nullable Span moment(Cursor cursor, Clarity least) {
    Span span = moments.read(cursor);
    return span == null || !isClear(span, least) ? null : span;
  }

  private boolean isClear(Span span, Clarity least) {
    return !prose || span.clarity().reaches(least);
  }
}
