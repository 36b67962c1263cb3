package dev.ragged.memory.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.TopicTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Reads interest profiles. Counts are kept in the heap until something is learned; what fades with
 * time is computed at each reading. Thread-safe.
 */
public final class ProfileReader {
  /** Topics of a profile: the most asked ones. */
  public static final int MAX_TOPICS = 5_000;

  /** Topics kept in the heap, of all personas together; about 200 bytes each. */
  private static final long MAX_KEPT = 200_000;

  private record Key(long persona, long version) {}

  private final MemoryDatabase database;
  private final InterestFormula formula;
  private final Cache<Key, List<TopicCounts>> counts =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT)
          .weigher((Key key, List<TopicCounts> topics) -> topics.size() + 1)
          .executor(Runnable::run)
          .build();

  /** Creates a reader that computes interest by {@code formula}. */
  public ProfileReader(MemoryDatabase database, InterestFormula formula) {
    this.database = Objects.requireNonNull(database, "database");
    this.formula = Objects.requireNonNull(formula, "formula");
  }

  /** Returns the subject's counts as of its present version. */
  public List<TopicCounts> counts(Subject subject) {
    // The version is read first: what is loaded may be newer than it, never older.
    Key key = new Key(subject.persona().number(), subject.version());
    List<TopicCounts> kept = counts.getIfPresent(key);
    if (kept == null) {
      kept =
          database.read(
              "reading an interest profile",
              connection ->
                  TopicTable.mostAsked(connection, subject.owner(), MAX_TOPICS).stream()
                      .map(TopicTable.Row::counts)
                      .toList());
      counts.put(key, kept);
    }
    return kept;
  }

  /** Returns what the subject cares about at {@code at}. */
  public InterestProfile profile(Subject subject, CoOccurrences pairs, Instant at) {
    return InterestProfile.of(counts(subject), pairs, formula, at);
  }

  /** Returns by what interest is computed. */
  public InterestFormula formula() {
    return formula;
  }

  /** Forgets what is kept in the heap. */
  public void forget() {
    counts.invalidateAll();
  }
}
