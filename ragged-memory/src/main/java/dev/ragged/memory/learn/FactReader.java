package dev.ragged.memory.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactIndex;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.store.FactTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.PredicateTable;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.sqlite.PreparedStatements;
import java.util.List;
import java.util.Objects;

/**
 * Keeps an index of a persona's facts in the heap until one of them changes. The first question
 * after a change reads all versions of the persona; the others read nothing. Thread-safe.
 */
public final class FactReader {
  /** Bytes kept in the heap, of all personas together, about. */
  private static final long MAX_KEPT = 64L << 20;

  /** Heap of a version beside its texts: 40 objects and its places in the index. */
  private static final int BYTES_PER_VERSION = 700;

  /**
   * An index, and the state that it is of.
   *
   * @param subject the same persona may be opened again, and its versions start anew then
   * @param version of the subject's facts; the index may be of a later state, never of an earlier
   */
  private record Kept(Subject subject, long version, FactIndex index, int bytes) {
    @SuppressWarnings("ReferenceEquality") // The very subject counts the versions.
    boolean isPresent(Subject asked) {
      return subject == asked && version == asked.factVersion();
    }
  }

  private final MemoryDatabase database;
  private final OperationProfiler profiler;
  // By persona alone, so that an index makes room for its successor and an erased one is gone.
  private final Cache<Long, Kept> indexes =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT)
          .weigher((Long persona, Kept kept) -> kept.bytes())
          .executor(Runnable::run)
          .build();

  /** Creates a reader of {@code database} that is measured by {@code profiler}. */
  public FactReader(MemoryDatabase database, OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.database = Objects.requireNonNull(database, "database");
  }

  /** Returns an index of all that the subject stated. */
  public FactIndex index(Subject subject) {
    long persona = subject.owner().persona();
    Kept kept = indexes.getIfPresent(persona);
    if (kept == null || !kept.isPresent(subject)) {
      // One thread reads; the others, and whoever forgets the index, wait for it.
      kept =
          indexes
              .asMap()
              .compute(
                  persona,
                  (key, present) ->
                      present != null && present.isPresent(subject) ? present : load(subject));
    }
    return kept.index();
  }

  private Kept load(Subject subject) {
    return profiler.counted(MemoryStages.FACTS, span -> load(subject, span));
  }

  private Kept load(Subject subject, Span span) {
    // Read first: what is loaded may be newer than it, never older.
    long version = subject.factVersion();
    return database.read(
        "reading facts",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            List<FactVersion> versions = FactTable.all(statements, subject.owner());
            PredicateRules rules = PredicateTable.rules(statements, subject.owner());
            span.add(MemoryStages.VERSIONS, versions.size());
            return new Kept(subject, version, FactIndex.of(versions, rules), bytes(versions));
          }
        });
  }

  private static int bytes(List<FactVersion> versions) {
    long bytes = BYTES_PER_VERSION;
    for (FactVersion version : versions) {
      Fact fact = version.fact();
      bytes += BYTES_PER_VERSION + fact.object().length();
      if (!fact.metadata().isEmpty()) {
        bytes += fact.metadata().toString().length();
      }
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /**
   * Drops what is kept of the persona with this number. Call it when facts were erased, after
   * {@link Subject#factsChanged}: then nothing erased is left in the heap, and none comes back.
   */
  public void forget(long persona) {
    indexes.invalidate(persona);
  }

  /** Drops all that is kept. */
  public void forget() {
    indexes.invalidateAll();
  }
}
