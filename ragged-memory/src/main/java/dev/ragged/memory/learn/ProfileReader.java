package dev.ragged.memory.learn;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.profiling.OperationProfiler;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Reads interest profiles. Counts are kept in the heap until something is learned, and never on
 * disk; what fades with time is computed at each reading. Thread-safe.
 *
 * <p>Concurrency: topics are kept for one version of one subject. Who changes what was learned
 * raises the version, then drops what is kept. So no search that begins afterwards finds the former
 * topics, and one that was reading them meanwhile does not keep them.
 */
public final class ProfileReader {
  /** Topics of a profile: the ones met most. */
  public static final int MAX_TOPICS = 5_000;

  private static final String NAME = "profiles";

  /**
   * A version of what was learned.
   *
   * @param subject that very one: if the same persona is opened again, its versions start anew
   */
  private record Key(Subject subject, long version) {
    boolean isOf(PersonaId persona) {
      return subject.id().equals(persona);
    }
  }

  private final MemoryDatabase database;
  private final InterestFormula formula;
  private final OperationProfiler profiler;
  private final TwoLevelCache<Key, KnownTopics> kept;

  /** Creates a reader that computes interest by {@code formula}; nobody measures it. */
  public ProfileReader(MemoryDatabase database, InterestFormula formula) {
    this(database, formula, CacheOptions.DEFAULT, new OperationProfiler());
  }

  /**
   * Creates a reader that computes interest by {@code formula}, with {@code cache} in the heap, and
   * is measured by {@code profiler}.
   */
  public ProfileReader(
      MemoryDatabase database,
      InterestFormula formula,
      CacheOptions cache,
      OperationProfiler profiler) {
    this(
        database,
        formula,
        TwoLevelCache.builder(NAME).heapBytes(cache.heapBytes()).timeToLive(cache.timeToLive()),
        profiler);
  }

  ProfileReader(
      MemoryDatabase database,
      InterestFormula formula,
      CacheBuilder cache,
      OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.database = Objects.requireNonNull(database, "database");
    this.formula = Objects.requireNonNull(formula, "formula");
    this.kept = cache.buildInHeap((Key key, KnownTopics topics) -> topics.bytes());
  }

  /**
   * Returns the subject's topics as of its present version. Costs a look-up, once they are read; of
   * several threads that miss them one reads.
   */
  KnownTopics topics(Subject subject) {
    // The version is read first: what is loaded may be newer than it, never older.
    return kept.get(new Key(subject, subject.version()), () -> load(subject)).value();
  }

  /**
   * Makes what was learned the subject's present version once it is in the heap: searches use what
   * they have until then, and never wait. Nothing may be erased meanwhile.
   */
  void refresh(Subject subject) {
    while (true) {
      long former = subject.version();
      // A number of its own: no search finds these topics unless they become the present ones.
      Key next = new Key(subject, subject.next());
      long mark = kept.mark();
      kept.put(next, load(subject), mark);
      if (subject.changed(former, next.version())) {
        // Nobody asks for these any more, and their past use would keep them where they are.
        kept.removeFromHeap(key -> key.subject().equals(subject) && key.version() < next.version());
        return;
      }
      kept.removeFromHeap(next::equals);
    }
  }

  private KnownTopics load(Subject subject) {
    return profiler.counted(
        MemoryStages.PROFILE,
        span -> {
          List<TopicTable.Row> topics =
              database.read(
                  "reading what was learned",
                  connection -> TopicTable.mostMet(connection, subject.owner(), MAX_TOPICS));
          span.add(MemoryStages.TOPICS, topics.size());
          return new KnownTopics(topics, subject.focus());
        });
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

  /**
   * Drops what the heap holds of a persona. Call it when something was erased, after {@link
   * Subject#changed}: then nothing erased is left, and none comes back.
   */
  public void forget(PersonaId persona) {
    kept.removeFromHeap(key -> key.isOf(persona));
  }

  /** Drops what the heap holds of all personas. */
  public void forget() {
    kept.clear();
  }

  /** Returns what the cache of topics did. */
  public CacheStatistics statistics() {
    return kept.statistics();
  }
}
