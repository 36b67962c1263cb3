package dev.ragged.memory.fact;

import dev.ragged.document.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What was believed of a fact from one time to another; the row that a store keeps. A change writes
 * the next version and closes the recorded time of this one; nothing else of it ever changes.
 * Immutable.
 *
 * <p>Two versions that were recorded in one millisecond leave the first a recorded time without an
 * instant: it is part of the history, and no question about a known time finds it.
 *
 * @param id the fact
 * @param number 1 for the first version, and one more for each further
 * @param kind what it was written for; {@link VersionKind#STATED} exactly if it is the first
 * @param fact the content
 * @param recorded when it was written, which is when it began to be believed
 * @param recordedTo when it ceased to be believed, rounded down to the millisecond, not before
 *     {@code recorded}; empty while it is the last version
 * @param reason why it was written, 1 to {@link #MAX_REASON_LENGTH} characters, not blank; empty if
 *     nobody said
 */
public record FactVersion(
    FactId id,
    int number,
    VersionKind kind,
    Fact fact,
    RecordStamp recorded,
    Optional<Instant> recordedTo,
    Optional<String> reason) {

  /** Longest reason, in {@code char}s. */
  public static final int MAX_REASON_LENGTH = 1_000;

  static final Comparator<FactVersion> BY_SEQUENCE =
      Comparator.comparingLong(FactVersion::sequence);

  /** Of two versions in one scope that hold at an instant, the greater wins. */
  static final Comparator<FactVersion> PRECEDENCE =
      Comparator.comparing((FactVersion version) -> version.validity().from())
          .thenComparing(FactVersion::recorded);

  public FactVersion {
    Objects.requireNonNull(id, "fact id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(fact, "fact");
    if (number < 1) {
      throw new IllegalArgumentException("version number must be 1 or more: number=" + number);
    }
    if ((number == 1) != (kind == VersionKind.STATED)) {
      throw new IllegalArgumentException(
          "the first version, and no other, must be STATED: number=" + number + ", kind=" + kind);
    }
    recordedTo = recordedTo.map(end -> Millis.kept(end, "recordedTo"));
    if (recordedTo.isPresent() && recordedTo.get().isBefore(recorded.time())) {
      throw new IllegalArgumentException(
          "recordedTo must not be before recordedFrom: recordedFrom="
              + recorded.time()
              + ", recordedTo="
              + recordedTo.get());
    }
    reason.ifPresent(FactVersion::checkReason);
  }

  static String checkReason(String reason) {
    return Texts.requireId(reason, "reason", MAX_REASON_LENGTH);
  }

  /** Returns the first version of a fact. */
  public static FactVersion stated(FactId id, Fact fact, RecordStamp recorded) {
    return new FactVersion(
        id, 1, VersionKind.STATED, fact, recorded, Optional.empty(), Optional.empty());
  }

  /** Returns when the content is stated to hold. */
  public Validity validity() {
    return fact.validity();
  }

  /** Returns when it began to be believed, inclusive. */
  public Instant recordedFrom() {
    return recorded.time();
  }

  /** Returns the number that tells it from everything else recorded for its persona. */
  public long sequence() {
    return recorded.sequence();
  }

  /** Returns whether it is the last version. */
  public boolean isLatest() {
    return recordedTo.isEmpty();
  }

  /** Returns whether it says that the fact was withdrawn, so that its content holds never. */
  public boolean isRetraction() {
    return kind == VersionKind.RETRACTED;
  }

  /** Returns whether this version was the last one at {@code knownTime}. */
  public boolean isKnownAt(Instant knownTime) {
    return isKnownAt(Millis.asked(knownTime));
  }

  boolean isKnownAt(long millis) {
    return recordedFrom().toEpochMilli() <= millis && millis < recordedToMillis();
  }

  long recordedToMillis() {
    return recordedTo.isPresent() ? recordedTo.get().toEpochMilli() : Millis.OPEN;
  }

  /** Returns number and fact, without the content, for a message. */
  String label() {
    return "version " + number + " of fact " + id;
  }

  FactVersion closedAt(Instant end) {
    return new FactVersion(id, number, kind, fact, recorded, Optional.of(end), reason);
  }
}
