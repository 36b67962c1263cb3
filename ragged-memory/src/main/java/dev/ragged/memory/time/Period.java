package dev.ragged.memory.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time from one instant up to another, which is not part of it: {@code [from, to)}. A period
 * may lie in the future, and may be empty ({@code from} equals {@code to}); an empty period
 * contains nothing and overlaps nothing. Immutable.
 *
 * <p>Open ends are {@link #EARLIEST} and {@link #LATEST}. {@link Instant#MIN} and {@link
 * Instant#MAX} are refused: they have no epoch milliseconds, in which times are stored.
 *
 * @param from first instant; {@link #EARLIEST} or later
 * @param to first instant behind the period; {@code from} or later, {@link #LATEST} at most
 */
public record Period(Instant from, Instant to) {
  /**
   * Stands for "has always been so": the first instant of year 1, UTC. With four digits of a year,
   * ISO texts sort as the instants do.
   */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** Stands for "has no end": the last millisecond of year 9999, UTC. No period contains it. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** All time there is. */
  public static final Period ALL = new Period(EARLIEST, LATEST);

  private static final int NANOS_PER_MILLI = 1_000_000;

  public Period {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a period must lie between Period.EARLIEST and Period.LATEST, which are its open ends:"
              + (" from=" + from + ", to=" + to));
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a period must not end before it starts: from=" + from + ", to=" + to);
    }
  }

  /** Returns the period of this length that starts at {@code from}. */
  public static Period of(Instant from, Duration length) {
    return new Period(from, from.plus(length));
  }

  /** Returns all time from {@code from} on. */
  public static Period startingAt(Instant from) {
    return new Period(from, LATEST);
  }

  /** Returns all time before {@code to}. */
  public static Period before(Instant to) {
    return new Period(EARLIEST, to);
  }

  /** Returns the period between both instants, as far as it lies in {@link #ALL}. */
  static Period clipped(Instant from, Instant to) {
    return new Period(clip(from), clip(to));
  }

  static Instant clip(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  public boolean isEmpty() {
    return from.equals(to);
  }

  /** Returns whether this period has no start: it starts at {@link #EARLIEST}. */
  public boolean hasOpenStart() {
    return from.equals(EARLIEST);
  }

  /** Returns whether this period has no end: it ends at {@link #LATEST}. */
  public boolean hasOpenEnd() {
    return to.equals(LATEST);
  }

  /** Returns whether {@code from <= instant < to}. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** Returns whether an instant is in both periods. Periods that only touch do not overlap. */
  public boolean overlaps(Period other) {
    return intersection(other).isPresent();
  }

  /** Returns the time that is in both periods, if any is. */
  public Optional<Period> intersection(Period other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new Period(start, end)) : Optional.empty();
  }

  /** Returns the time that passes; zero if this period is empty. */
  public Duration duration() {
    return Duration.between(from, to);
  }

  /**
   * Returns the first whole millisecond since 1970 that is not before {@link #from}. A time of
   * whole milliseconds is in this period exactly if {@code fromMillis() <= time < toMillis()}.
   */
  public long fromMillis() {
    return roundedUp(from);
  }

  /** Returns the first whole millisecond since 1970 that is not before {@link #to}. */
  public long toMillis() {
    return roundedUp(to);
  }

  private static long roundedUp(Instant instant) {
    return instant.plusNanos(NANOS_PER_MILLI - 1).toEpochMilli();
  }

  /** Returns both instants in UTC with two dots between, which {@link TimeExpressions} reads. */
  @Override
  public String toString() {
    return from + ".." + to;
  }
}
