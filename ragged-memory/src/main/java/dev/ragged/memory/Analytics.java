package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.interest.ProfileSummary;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.query.OwnRows;
import dev.ragged.memory.query.ProfileCount;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.AbSeries;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.memory.replay.LogReplays;
import dev.ragged.memory.replay.Rankings;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.Searcher;
import java.util.List;
import java.util.Objects;

/**
 * How much a persona's memory knows, and what that is worth to its searches. Thread-safe.
 *
 * <p>Nothing here is recorded, learned from or audited. Everything includes what was recorded
 * before the call.
 *
 * <p>Methods throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class Analytics {
  /** Most interactions that a replay goes through: those asked last. */
  public static final int MAX_REPLAYED = LogReplays.MAX_REPLAYED;

  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;
  private final OwnRows rows;

  Analytics(PersonaId id, Roster roster, MemoryParts parts, OwnRows rows) {
    this.id = id;
    this.roster = roster;
    this.parts = parts;
    this.rows = rows;
  }

  /** Returns how much is known of what the persona cares about now. Costs a read of its topics. */
  public ProfileSummary profile() {
    return ProfileCount.summary(rows, parts.options().formula(), parts.context().clock().instant());
  }

  /**
   * Searches each question in two ways, with what the persona's memory knows now, and compares what
   * they find. Costs two searches for each question.
   *
   * @param questions texts with the documents that are relevant to them, at least one
   * @throws IllegalArgumentException if there is no question, or a weight is given and the store's
   *     ranking strategy has none
   * @throws IllegalStateException if the memory is off, so that it has no part in searches
   */
  public AbResult compare(List<JudgedQuery<String>> questions, AbOptions options) {
    List<JudgedQuery<String>> given = List.copyOf(questions);
    Objects.requireNonNull(options, "options");
    if (given.isEmpty()) {
      throw new IllegalArgumentException(
          "questions must not be empty: give at least one with the documents relevant to it");
    }
    return parts
        .context()
        .profiler()
        .profile(MemoryStages.EVALUATE, () -> compared(given, options));
  }

  private AbResult compared(List<JudgedQuery<String>> given, AbOptions options) {
    Subject subject = ranking();
    Rankings rankings = new Rankings(searcher(), parts.preparer(), subject, options);
    AbSeries series = new AbSeries(options.k(), options.seed(), System::nanoTime);
    given.forEach(question -> rankings.add(question, series));
    return series.result();
  }

  /**
   * Goes through the last {@value #MAX_REPLAYED} interactions by the time of asking. Each whose
   * feedback says what was relevant is searched again in two ways, at its own time, by a memory
   * that has learned from the interactions before it and from no other; then they are compared. A
   * correction that is a document's id has grade 2; each document shown with an answer that helped,
   * grade 1.
   *
   * <p>For one log, corpus and seed the result is the same but for latencies. What the persona says
   * of itself, such as its focus areas, and the documents are those of today. What is recorded
   * while it runs is left out.
   *
   * <p>Costs two searches for each question that is judged, and about as much memory as what was
   * learned from the log takes in the store, without the log itself. No lock is held.
   *
   * @throws IllegalStateException if no question can be judged, or the memory is off, or something
   *     of it is erased meanwhile
   * @throws IllegalArgumentException if a weight is given and the store's ranking strategy has none
   */
  public Replay replay(AbOptions options) {
    Objects.requireNonNull(options, "options");
    return parts.context().profiler().profile(MemoryStages.EVALUATE, () -> replayed(options));
  }

  private Replay replayed(AbOptions options) {
    MemoryOptions own = parts.options();
    return new LogReplays(
            parts.database(),
            roster,
            parts.context().corpus(),
            searcher(),
            new LogReplays.Ways(own.topics(), own.formula(), own.ranking(), own.time()))
        .run(ranking(), options);
  }

  private Subject ranking() {
    Subject subject = roster.require(id);
    MemoryStatus status = subject.persona().status();
    if (!status.ranks()) {
      throw new IllegalStateException(
          "a memory that is off has no part in searches: persona=\""
              + id
              + "\", status="
              + status
              + "; call personas().enable(...) or personas().pause(...) first");
    }
    parts.recorder().flush();
    return subject;
  }

  private Searcher searcher() {
    return new Searcher(parts.context().corpus(), parts.context().embedder(), SearchCaches.none());
  }
}
