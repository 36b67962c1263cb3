package dev.ragged.memory.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.topic.WordMemo;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/**
 * Reads interest profiles. Counts are kept in the heap until something is learned; what fades with
 * time is computed at each reading. Thread-safe.
 */
public final class ProfileReader {
  /** Topics of a profile: the ones met most. */
  public static final int MAX_TOPICS = 5_000;

  /** Topics kept in the heap, of all personas together; some 500 bytes each. */
  private static final long MAX_KEPT = 100_000;

  private record Key(long persona, long version) {}

  private final MemoryDatabase database;
  private final InterestFormula formula;
  private final WordMemo memo = new WordMemo();
  private final Cache<Key, KnownTopics> kept =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT)
          .weigher((Key key, KnownTopics topics) -> topics.size() + 1)
          .executor(Runnable::run)
          .build();

  /** Creates a reader that computes interest by {@code formula}. */
  public ProfileReader(MemoryDatabase database, InterestFormula formula) {
    this.database = Objects.requireNonNull(database, "database");
    this.formula = Objects.requireNonNull(formula, "formula");
  }

  /**
   * Returns the subject's topics as of its present version. Costs a look-up, once they are read.
   */
  KnownTopics topics(Subject subject) {
    // The version is read first: what is loaded may be newer than it, never older.
    Key key = new Key(subject.persona().number(), subject.version());
    KnownTopics topics = kept.getIfPresent(key);
    if (topics == null) {
      topics = load(subject);
      kept.put(key, topics);
    }
    return topics;
  }

  /**
   * Makes what was learned the subject's present version once it is in the heap: searches use what
   * they have until then, and never wait. Nothing may be erased meanwhile.
   */
  void refresh(Subject subject) {
    while (true) {
      long former = subject.version();
      Key next = new Key(subject.persona().number(), former + 1);
      kept.put(next, load(subject));
      if (subject.changed(former)) {
        kept.invalidate(new Key(next.persona(), former));
        return;
      }
      kept.invalidate(next);
    }
  }

  private KnownTopics load(Subject subject) {
    return new KnownTopics(
        database.read(
            "reading what was learned",
            connection -> TopicTable.mostMet(connection, subject.owner(), MAX_TOPICS)),
        subject.focus(),
        memo);
  }

  /** Returns what the subject cares about at {@code at}. */
  public InterestProfile profile(Subject subject, Instant at) {
    return InterestProfile.of(topics(subject).counts(), CoOccurrences.none(), formula, at);
  }

  /** Returns the part of the profile that is about {@code topics}, with these pairs. */
  InterestProfile profile(
      Subject subject, Collection<String> topics, CoOccurrences pairs, Instant at) {
    return InterestProfile.of(topics(subject).counts(topics), pairs, formula, at);
  }

  /** Forgets what is kept in the heap, as after an erasure. */
  public void forget() {
    kept.invalidateAll();
    memo.forget();
  }
}
