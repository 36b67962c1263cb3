package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to change a fact: update, end, retract it, or roll it back. It says what shall be; what
 * is written for it comes out of {@link #apply}, which reads and writes nothing itself. Immutable.
 *
 * <pre>{@code
 * FactChange.end(may).because("moved out").expecting(3).apply(history, stamp)
 * }</pre>
 */
public final class FactChange {
  private final VersionKind kind;
  private final Content content;
  private final String description;
  private final Optional<String> reason;
  private final OptionalInt expectedVersion;

  /** Gives the content of the next version, or refuses. */
  private interface Content {
    Fact after(FactHistory history);
  }

  private FactChange(
      VersionKind kind,
      Content content,
      String description,
      Optional<String> reason,
      OptionalInt expectedVersion) {
    this.kind = kind;
    this.content = content;
    this.description = description;
    this.reason = reason;
    this.expectedVersion = expectedVersion;
  }

  private FactChange(VersionKind kind, Content content, String description) {
    this(kind, content, description, Optional.empty(), OptionalInt.empty());
  }

  /**
   * Returns the request to replace the whole content, validity included. Subject and predicate stay
   * what they are: another subject or predicate makes another fact.
   */
  public static FactChange update(Fact fact) {
    Objects.requireNonNull(fact, "fact");
    return new FactChange(
        VersionKind.UPDATED, history -> updated(history.latest(), fact), "update");
  }

  /**
   * Returns the request to let the fact end at {@code validTo}, the first instant at which it no
   * longer holds: after its start and, if it has an end, before that.
   */
  public static FactChange end(Instant validTo) {
    Instant end = Millis.kept(validTo, "validTo");
    return new FactChange(
        VersionKind.ENDED, history -> ended(history.latest(), end), "end at " + end);
  }

  /** Returns the request to withdraw the fact: it never held. Its history stays. */
  public static FactChange retract() {
    return new FactChange(
        VersionKind.RETRACTED, history -> standing(history.latest()).fact(), "retract");
  }

  /**
   * Returns the request to take up the content of an earlier version again, in a new version. A
   * fact that was retracted holds again.
   */
  public static FactChange rollBack(int version) {
    return new FactChange(
            VersionKind.ROLLED_BACK,
            history -> rolledBack(history, version),
            "roll back to version " + version)
        .because("rolled back to version " + version);
  }

  /** Returns the same request with the reason that the new version states. */
  public FactChange because(String reason) {
    return new FactChange(
        kind, content, description, Optional.of(FactVersion.checkReason(reason)), expectedVersion);
  }

  /**
   * Returns the same request, to be refused unless {@code version} is the last one: then nobody
   * changed the fact since it was read.
   */
  public FactChange expecting(int version) {
    if (version < 1) {
      throw new IllegalArgumentException(
          "expectedVersion must be 1 or more: expectedVersion=" + version);
    }
    return new FactChange(kind, content, description, reason, OptionalInt.of(version));
  }

  /**
   * Returns the rows to write. The new version is recorded at the time of {@code stamp}, or, if the
   * clock was set back since, at that of the last version.
   *
   * @param stamp when this is recorded; its sequence is after that of the last version
   * @throws StaleFactException if another version than the expected one is the last
   * @throws IllegalArgumentException if the request makes no sense for this fact; the message says
   *     what would
   */
  public FactRevision apply(FactHistory history, RecordStamp stamp) {
    FactVersion latest = history.latest();
    if (expectedVersion.isPresent() && expectedVersion.getAsInt() != latest.number()) {
      throw new StaleFactException(latest.id(), expectedVersion.getAsInt(), latest.number());
    }
    if (stamp.sequence() <= latest.sequence()) {
      throw new IllegalArgumentException(
          "sequence must be after that of the last version: sequence="
              + stamp.sequence()
              + ", last="
              + latest.sequence());
    }
    Fact next = content.after(history);
    RecordStamp recorded = stamp.notBefore(latest.recordedFrom());
    int number = Math.addExact(latest.number(), 1);
    return new FactRevision(
        latest.closedAt(recorded.time()),
        new FactVersion(latest.id(), number, kind, next, recorded, Optional.empty(), reason));
  }

  private static Fact updated(FactVersion latest, Fact fact) {
    if (!FactHistory.sameMatter(standing(latest).fact(), fact)) {
      throw new IllegalArgumentException(
          "an update must keep subject and predicate: fact="
              + latest.id()
              + ", predicate="
              + latest.fact().predicate()
              + ", asked for "
              + (latest.fact().subject().equals(fact.subject()) ? "the same" : "another")
              + " subject and predicate="
              + fact.predicate()
              + "; to change them retract this fact and state another");
    }
    return fact;
  }

  private static Fact ended(FactVersion latest, Instant end) {
    Fact fact = standing(latest).fact();
    Validity validity = fact.validity();
    if (!validity.from().isBefore(end) || end.toEpochMilli() >= validity.endMillis()) {
      throw new IllegalArgumentException(
          "a fact must end after its start and before the end it has: fact="
              + latest.id()
              + ", validity="
              + validity
              + ", end="
              + end
              + "; to move its start or to let it last longer, update it; if it never held, "
              + "retract it");
    }
    return fact.toBuilder().validTo(end).build();
  }

  private static Fact rolledBack(FactHistory history, int number) {
    FactVersion target = history.version(number);
    if (target.isLatest()) {
      throw new IllegalArgumentException(
          "a fact must be rolled back to a version before the last: fact="
              + target.id()
              + ", version="
              + number
              + ", last="
              + number);
    }
    if (target.isRetraction()) {
      throw new IllegalArgumentException(
          "a fact must be rolled back to a version that states something: fact="
              + target.id()
              + ", version="
              + number
              + " is a retraction; to withdraw the fact again, retract it");
    }
    return target.fact();
  }

  /** Returns {@code latest} if it is not a retraction. */
  private static FactVersion standing(FactVersion latest) {
    if (latest.isRetraction()) {
      throw new IllegalArgumentException(
          "the fact must not be retracted already: fact="
              + latest.id()
              + ", retracted by version="
              + latest.number()
              + "; to state it again, roll back to an earlier version");
    }
    return latest;
  }

  /** Returns the request in words, without content, for a log. */
  @Override
  public String toString() {
    return "FactChange["
        + description
        + (expectedVersion.isPresent() ? ", expecting " + expectedVersion.getAsInt() : "")
        + "]";
  }
}
