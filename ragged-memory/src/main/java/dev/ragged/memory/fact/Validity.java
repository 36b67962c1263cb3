package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time in which a fact is stated to hold: from {@code from}, inclusive, until {@code to},
 * exclusive. Two periods of which one ends where the other starts share no instant. Immutable.
 *
 * <p>Times are kept in milliseconds; finer ones are rounded down. They are instants, so that no
 * time zone and no change of the clocks makes one longer or shorter.
 *
 * @param from the first instant; {@link #EARLIEST} if the start is not known, which is taken to be
 *     before every start that is
 * @param to the first instant after it, later than {@code from} by a millisecond or more; empty
 *     while no end is known
 */
public record Validity(Instant from, Optional<Instant> to) {
  /** The start of what has no known start: the least instant that fits in epoch milliseconds. */
  public static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

  /** The last instant that can be stated, in the year 292278994. */
  public static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE - 1);

  public Validity {
    from = Millis.kept(from, "validFrom");
    to = to.map(end -> Millis.kept(end, "validTo"));
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw new IllegalArgumentException(
          "validFrom must be before validTo, by a millisecond or more: validFrom="
              + from
              + ", validTo="
              + to.get()
              + "; what holds at one moment only lasts until the next");
    }
  }

  /** Returns all time: neither start nor end is known. */
  public static Validity always() {
    return new Validity(EARLIEST, Optional.empty());
  }

  /** Returns the time from {@code from} on. */
  public static Validity since(Instant from) {
    return new Validity(from, Optional.empty());
  }

  /** Returns the time before {@code to}; the start is not known. */
  public static Validity until(Instant to) {
    return new Validity(EARLIEST, Optional.of(to));
  }

  /**
   * Returns the time from {@code from} until {@code to}.
   *
   * @throws IllegalArgumentException if it would be empty
   */
  public static Validity between(Instant from, Instant to) {
    return new Validity(from, Optional.of(to));
  }

  static Validity ofMillis(long from, long to) {
    return new Validity(
        Instant.ofEpochMilli(from),
        to == Millis.OPEN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(to)));
  }

  /** Returns whether the start is known. */
  public boolean hasKnownStart() {
    return !from.equals(EARLIEST);
  }

  /** Returns whether no end is known. */
  public boolean isOpen() {
    return to.isEmpty();
  }

  /**
   * Returns whether {@code time}, rounded down to the millisecond, lies in it. What lies before
   * {@link #EARLIEST} or after {@link #LATEST} counts as those.
   */
  public boolean contains(Instant time) {
    return contains(Millis.asked(time));
  }

  boolean contains(long millis) {
    return startMillis() <= millis && millis < endMillis();
  }

  /** Returns whether some instant lies in both. */
  public boolean overlaps(Validity other) {
    return startMillis() < other.endMillis() && other.startMillis() < endMillis();
  }

  /** Returns what lies in both; empty if nothing does. */
  public Optional<Validity> intersection(Validity other) {
    return overlaps(other)
        ? Optional.of(
            ofMillis(
                Math.max(startMillis(), other.startMillis()),
                Math.min(endMillis(), other.endMillis())))
        : Optional.empty();
  }

  /** Returns how this period lies to {@code other}. */
  public AllenRelation relationTo(Validity other) {
    return AllenRelation.between(this, Objects.requireNonNull(other, "other"));
  }

  /**
   * Returns the same start with this end.
   *
   * @throws IllegalArgumentException if {@code end} is not after the start
   */
  public Validity endingAt(Instant end) {
    return between(from, end);
  }

  long startMillis() {
    return from.toEpochMilli();
  }

  /** Returns the end, {@link Millis#OPEN} if there is none, so that it compares as later. */
  long endMillis() {
    return to.isPresent() ? to.get().toEpochMilli() : Millis.OPEN;
  }

  /** Returns it as {@code [2024-01-01T00:00:00Z, ...)}, dots for what is not known. */
  @Override
  public String toString() {
    return "["
        + (hasKnownStart() ? from.toString() : "...")
        + ", "
        + to.map(Instant::toString).orElse("...")
        + ")";
  }
}
