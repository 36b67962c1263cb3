package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the versions of one persona say under some rules: what held at a time, as known at a time.
 * Immutable.
 *
 * <p>A question has two times. The <i>valid time</i> is when something held in the world. The
 * <i>known time</i> is when one would have asked: a version counts if it was recorded by then and
 * not yet replaced. What was answered for a known time stays the answer, whatever is recorded
 * later. Both are rounded down to the millisecond; beyond {@link Validity#EARLIEST} and {@link
 * Validity#LATEST} the nearest of these is taken, so that {@link Instant#MAX} as known time asks
 * for all that is known.
 *
 * <p>Each question looks at every version: O(n), and O(n log n) where an order is needed. For many
 * questions about many versions see {@link FactIndex}.
 */
public final class FactTimeline {
  private final List<FactVersion> all;
  private final RankedVersions ranked;
  private final PredicateRules rules;

  private FactTimeline(List<FactVersion> all, RankedVersions ranked, PredicateRules rules) {
    this.all = all;
    this.ranked = ranked;
    this.rules = rules;
  }

  /**
   * Returns the time line of {@code versions}, in whatever order they come.
   *
   * @param versions of one persona, each once; a part of them may be left out if the questions are
   *     about others
   * @throws IllegalArgumentException if two have the same sequence number
   */
  public static FactTimeline of(Collection<FactVersion> versions, PredicateRules rules) {
    List<FactVersion> all = List.copyOf(versions);
    return new FactTimeline(all, RankedVersions.of(all, rules), rules);
  }

  /**
   * Returns what held at {@code validTime}, as known at {@code knownTime}, in the order in which it
   * was recorded.
   */
  public List<FactVersion> asOf(Instant validTime, Instant knownTime) {
    return Collections.unmodifiableList(ranked.winners(stated(validTime, knownTime)));
  }

  /**
   * Returns what holds at {@code now}, by all that is known: also by what a clock that was ahead
   * recorded after {@code now}. What ended by then, or starts later, is not in it.
   */
  public List<FactVersion> current(Instant now) {
    return asOf(now, Instant.MAX);
  }

  private int[] stated(Instant validTime, Instant knownTime) {
    long at = Millis.asked(validTime);
    long known = Millis.asked(knownTime);
    return ranked.ranks(
        rank ->
            ranked.version(rank).validity().contains(at) && ranked.version(rank).isKnownAt(known));
  }

  /**
   * Returns when each fact held, as known at {@code knownTime}, by start, then in the order in
   * which they were recorded. Those that exclude each other never overlap.
   */
  public List<EffectiveFact> effective(Instant knownTime) {
    return effective(knownTime, fact -> true);
  }

  /** Returns when each fact of one subject and predicate held, as {@link #effective(Instant)}. */
  public List<EffectiveFact> effective(String subject, String predicate, Instant knownTime) {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(predicate, "predicate");
    return effective(
        knownTime, fact -> fact.subject().equals(subject) && fact.predicate().equals(predicate));
  }

  private List<EffectiveFact> effective(Instant knownTime, Predicate<Fact> asked) {
    long known = Millis.asked(knownTime);
    int[] ranks =
        ranked.ranks(
            rank ->
                ranked.version(rank).isKnownAt(known) && asked.test(ranked.version(rank).fact()));
    return Collections.unmodifiableList(EffectiveFacts.of(ranked, ranks));
  }

  /**
   * Returns the pairs of facts, as known at {@code knownTime}, between which a rule had to choose,
   * by the start of their overlap. Facts that are left open and replaced by newer ones make a pair
   * with each of these: n of them make up to n²/2.
   *
   * @param limit most pairs to return, 1 or more
   */
  public List<FactConflict> conflicts(Instant knownTime, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more: limit=" + limit);
    }
    long known = Millis.asked(knownTime);
    List<List<FactVersion>> lasting = new ArrayList<>();
    for (int scope = 0; scope < ranked.scopeCount(); scope++) {
      lasting.add(new ArrayList<>());
    }
    List<FactConflict> found = new ArrayList<>();
    for (int rank = 0; rank < ranked.size() && found.size() < limit; rank++) {
      FactVersion version = ranked.version(rank);
      int scope = ranked.scope(rank);
      if (scope != RankedVersions.NO_SCOPE && version.isKnownAt(known)) {
        meet(version, lasting.get(scope), found, limit);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Pairs {@code version} with those that last until it starts, and drops those that do not. */
  private static void meet(
      FactVersion version, List<FactVersion> lasting, List<FactConflict> found, int limit) {
    lasting.removeIf(other -> !other.validity().overlaps(version.validity()));
    for (FactVersion other : lasting) {
      if (found.size() < limit) {
        found.add(new FactConflict(version, other));
      }
    }
    lasting.add(version);
  }

  /**
   * Returns the versions, as known at {@code knownTime}, that could not hold all the time that they
   * are stated for if {@code fact} were stated too, or that would limit it; in the order in which
   * they were recorded. Ask before stating a fact that must not contradict another.
   */
  public List<FactVersion> conflictsWith(Fact fact, Instant knownTime) {
    long known = Millis.asked(knownTime);
    Optional<FactScope> scope = rules.scope(fact);
    if (scope.isEmpty()) {
      return List.of();
    }
    return all.stream()
        .filter(version -> !version.isRetraction() && version.isKnownAt(known))
        .filter(version -> rules.scope(version.fact()).equals(scope))
        .filter(version -> version.validity().overlaps(fact.validity()))
        .sorted(FactVersion.BY_SEQUENCE)
        .toList();
  }

  /**
   * Returns all versions of one fact; empty if there are none.
   *
   * @throws IllegalArgumentException if some of its versions are missing here
   */
  public Optional<FactHistory> history(FactId id) {
    List<FactVersion> versions = all.stream().filter(version -> version.id().equals(id)).toList();
    return versions.isEmpty() ? Optional.empty() : Optional.of(FactHistory.of(versions));
  }
}
