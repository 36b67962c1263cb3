package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All versions of one fact, from the first to the last. Immutable. */
public final class FactHistory {
  private final List<FactVersion> versions;

  private FactHistory(List<FactVersion> versions) {
    this.versions = versions;
  }

  /**
   * Returns the history that {@code versions} are, in whatever order they come.
   *
   * @throws IllegalArgumentException if they are not all versions of one fact: some are missing,
   *     are of another fact, or do not follow each other in recorded time
   */
  public static FactHistory of(Collection<FactVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions must hold a first one: size=0");
    }
    List<FactVersion> sorted = new ArrayList<>(versions);
    sorted.sort(Comparator.comparingInt(FactVersion::number));
    checkFirst(sorted.get(0));
    for (int i = 1; i < sorted.size(); i++) {
      checkFollows(sorted.get(i - 1), sorted.get(i));
    }
    checkLast(sorted.get(sorted.size() - 1));
    return new FactHistory(List.copyOf(sorted));
  }

  private static void checkFirst(FactVersion version) {
    if (version.number() != 1) {
      throw broken("must start with version 1", version);
    }
  }

  private static void checkFollows(FactVersion former, FactVersion next) {
    if (!next.id().equals(former.id())) {
      throw broken("must be of one fact, " + former.id(), next);
    }
    if (next.number() != former.number() + 1) {
      throw broken("must hold each number once, after " + former.number(), next);
    }
    if (next.sequence() <= former.sequence()) {
      throw broken("must have a sequence after " + former.sequence(), next);
    }
    if (!former.recordedTo().equals(Optional.of(next.recordedFrom()))) {
      throw broken("must be recorded where the former ends, " + former.recordedTo(), next);
    }
    if (!sameMatter(former.fact(), next.fact())) {
      throw broken("must keep subject and predicate of the former", next);
    }
  }

  private static void checkLast(FactVersion version) {
    if (!version.isLatest()) {
      throw broken("must end with one that is still believed", version);
    }
  }

  static boolean sameMatter(Fact one, Fact other) {
    return one.subject().equals(other.subject()) && one.predicate().equals(other.predicate());
  }

  private static IllegalArgumentException broken(String rule, FactVersion found) {
    return new IllegalArgumentException("versions of a fact " + rule + ": found " + found.label());
  }

  /** Returns the fact that these are the versions of. */
  public FactId id() {
    return versions.get(0).id();
  }

  /** Returns all versions, the first one first. */
  public List<FactVersion> versions() {
    return versions;
  }

  /** Returns the version that is believed now; it may be a retraction. */
  public FactVersion latest() {
    return versions.get(versions.size() - 1);
  }

  /**
   * Returns one version.
   *
   * @throws IllegalArgumentException if there is none of that number
   */
  public FactVersion version(int number) {
    if (number < 1 || number > versions.size()) {
      throw new IllegalArgumentException(
          "version must be one that the fact has, 1 to "
              + versions.size()
              + ": fact="
              + id()
              + ", version="
              + number);
    }
    return versions.get(number - 1);
  }

  /** Returns the version that was believed at {@code knownTime}; empty before the first. */
  public Optional<FactVersion> knownAt(Instant knownTime) {
    long known = Millis.asked(knownTime);
    return versions.stream().filter(version -> version.isKnownAt(known)).findFirst();
  }

  /**
   * Returns this history after {@code revision} was written.
   *
   * @throws IllegalArgumentException if it is not a revision of the last version
   */
  public FactHistory plus(FactRevision revision) {
    if (!revision.closed().equals(latest().closedAt(revision.added().recordedFrom()))) {
      throw broken(
          "must be closed as they are, and the last is " + latest().label(), revision.closed());
    }
    List<FactVersion> next = new ArrayList<>(versions.subList(0, versions.size() - 1));
    next.add(revision.closed());
    next.add(revision.added());
    return of(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactHistory that && versions.equals(that.versions);
  }

  @Override
  public int hashCode() {
    return versions.hashCode();
  }

  @Override
  public String toString() {
    return "FactHistory[fact=" + id() + ", versions=" + versions.size() + "]";
  }
}
