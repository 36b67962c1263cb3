package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Answers {@link FactTimeline#asOf} for many versions of one persona, in memory. It does not follow
 * changes; after one, build another. Immutable.
 *
 * <p>Building takes O(n log n) time. A question whose known time is that of the last record or
 * later, as nearly all are, takes O(log n + a log a) for a facts in the answer: for it the rules
 * were applied when the index was built. A question about what was known earlier takes O(log n + s
 * + t log t): s versions, of whatever recorded time, are stated to hold at the valid time, and t of
 * them were known.
 */
public final class FactIndex {
  private final RankedVersions ranked;
  private final long[] recordedFrom;
  private final long[] recordedTo;
  private final PrioritySearchTree stated;

  /** From this time on all is known that is here. */
  private final long lastRecorded;

  private final List<EffectiveFact> effective;
  private final PrioritySearchTree held;

  private FactIndex(RankedVersions ranked, long lastRecorded) {
    this.ranked = ranked;
    this.lastRecorded = lastRecorded;
    int size = ranked.size();
    recordedFrom = new long[size];
    recordedTo = new long[size];
    long[] starts = new long[size];
    long[] ends = new long[size];
    for (int rank = 0; rank < size; rank++) {
      FactVersion version = ranked.version(rank);
      recordedFrom[rank] = version.recordedFrom().toEpochMilli();
      recordedTo[rank] = version.recordedToMillis();
      starts[rank] = version.validity().startMillis();
      ends[rank] = version.validity().endMillis();
    }
    stated = new PrioritySearchTree(starts, ends);

    int[] believed = ranked.ranks(rank -> recordedTo[rank] == Millis.OPEN);
    effective = List.copyOf(EffectiveFacts.of(ranked, believed));
    held =
        new PrioritySearchTree(
            effective.stream().mapToLong(fact -> fact.held().startMillis()).toArray(),
            effective.stream().mapToLong(fact -> fact.held().endMillis()).toArray());
  }

  /**
   * Returns an index of {@code versions}, in whatever order they come.
   *
   * @param versions of one persona, each once
   * @throws IllegalArgumentException if two have the same sequence number
   */
  public static FactIndex of(Collection<FactVersion> versions, PredicateRules rules) {
    long lastRecorded = Long.MIN_VALUE;
    for (FactVersion version : versions) {
      Instant last = version.recordedTo().orElse(version.recordedFrom());
      lastRecorded = Math.max(lastRecorded, last.toEpochMilli());
    }
    return new FactIndex(RankedVersions.of(versions, rules), lastRecorded);
  }

  /** Returns what {@link FactTimeline#asOf} does. */
  public List<FactVersion> asOf(Instant validTime, Instant knownTime) {
    long at = Millis.asked(validTime);
    long known = Millis.asked(knownTime);
    return Collections.unmodifiableList(
        known >= lastRecorded ? heldAt(at) : ranked.winners(statedAt(at, known)));
  }

  /** Returns what {@link FactTimeline#current} does. */
  public List<FactVersion> current(Instant now) {
    return asOf(now, Instant.MAX);
  }

  /** Returns each fact that is believed now, with a time in which it holds; some have several. */
  public List<EffectiveFact> held() {
    return effective;
  }

  private List<FactVersion> heldAt(long at) {
    int[] hits = held.containing(at);
    List<FactVersion> found = new ArrayList<>(hits.length);
    for (int hit : hits) {
      found.add(effective.get(hit).version());
    }
    found.sort(FactVersion.BY_SEQUENCE);
    return found;
  }

  private int[] statedAt(long at, long known) {
    return stated.containing(at, rank -> recordedFrom[rank] <= known && known < recordedTo[rank]);
  }
}
