package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.Comparator;

/**
 * When something was recorded: a time, and a number that tells apart what was recorded in one
 * millisecond. Ordered by time, then by number. Immutable.
 *
 * <p>A clock may be set back; what is recorded later must not look earlier. {@link #next} therefore
 * never gives an earlier time than the stamp before it.
 *
 * @param time by the clock of who records, rounded down to the millisecond
 * @param sequence 1 or more, different for each version that a persona has
 */
public record RecordStamp(Instant time, long sequence) implements Comparable<RecordStamp> {
  private static final Comparator<RecordStamp> ORDER =
      Comparator.comparing(RecordStamp::time).thenComparingLong(RecordStamp::sequence);

  public RecordStamp {
    time = Millis.kept(time, "recorded time");
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be 1 or more: sequence=" + sequence);
    }
  }

  /** Returns the stamp of the first thing recorded. */
  public static RecordStamp first(Instant now) {
    return new RecordStamp(now, 1);
  }

  /** Returns the stamp of what is recorded next: the next number, and no earlier time. */
  public RecordStamp next(Instant now) {
    return new RecordStamp(now, Math.addExact(sequence, 1)).notBefore(time);
  }

  RecordStamp notBefore(Instant least) {
    return time.isBefore(least) ? new RecordStamp(least, sequence) : this;
  }

  @Override
  public int compareTo(RecordStamp other) {
    return ORDER.compare(this, other);
  }
}
