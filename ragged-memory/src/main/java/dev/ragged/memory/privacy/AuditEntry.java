package dev.ragged.memory.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of the audit log: that something was done, not to what. It has no field that could hold
 * content. {@link HashChain#next} makes entries; the constructor takes what was stored, and only
 * {@link HashChain#verify(Iterable)} says whether that is still what was written. Immutable.
 *
 * @param sequence 1 for the first entry, and one more for each after it
 * @param at when, in whole milliseconds
 * @param persona number of the persona in the store; 0 for none
 * @param items how many things were touched, 0 or more
 * @param previous hash of the entry before; {@link AuditHash#NONE} for the first
 * @param hash of this entry
 */
public record AuditEntry(
    long sequence,
    Instant at,
    AuditAction action,
    long persona,
    long items,
    AuditHash previous,
    AuditHash hash) {
  private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

  public AuditEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be 1 or more: sequence=" + sequence);
    }
    if (persona < 0) {
      throw new IllegalArgumentException("persona must be 0 or more: persona=" + persona);
    }
    if (items < 0) {
      throw new IllegalArgumentException("items must be 0 or more: items=" + items);
    }
    if (at.isBefore(EARLIEST)
        || at.isAfter(LATEST)
        || !at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
      throw new IllegalArgumentException(
          "at must be whole milliseconds that fit a long: at="
              + at
              + "; use truncatedTo(ChronoUnit.MILLIS)");
    }
  }

  /** Returns the end of a chain whose last entry this is. */
  public AuditHead head() {
    return new AuditHead(sequence, hash);
  }
}
