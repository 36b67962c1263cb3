package dev.ragged.memory.replay;

import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbSeries;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.memory.topic.TopicOptions;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import java.util.Objects;

/** Replays logs, each into a memory of its own. Thread-safe. */
public final class LogReplays {
  /** Most interactions of a replay. */
  public static final int MAX_REPLAYED = 50_000;

  /** How the memory that recorded the log learns and ranks. Immutable. */
  public record Ways(
      TopicOptions topics, InterestFormula formula, RankingStrategy ranking, TimeSettings time) {
    public Ways {
      Objects.requireNonNull(topics, "topics");
      Objects.requireNonNull(formula, "formula");
      Objects.requireNonNull(ranking, "ranking");
      Objects.requireNonNull(time, "time");
    }
  }

  private final MemoryDatabase database;
  private final Subjects subjects;
  private final Corpus corpus;
  private final Searcher searcher;
  private final Ways ways;

  /** Creates one that reads logs from {@code database} and searches with {@code searcher}. */
  public LogReplays(
      MemoryDatabase database, Subjects subjects, Corpus corpus, Searcher searcher, Ways ways) {
    this.database = Objects.requireNonNull(database, "database");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.searcher = Objects.requireNonNull(searcher, "searcher");
    this.ways = Objects.requireNonNull(ways, "ways");
  }

  /**
   * Replays what the subject has recorded.
   *
   * @throws IllegalStateException if nothing can be judged, or something of it is erased meanwhile
   */
  public Replay run(Subject subject, AbOptions options) {
    return run(subject, options, MAX_REPLAYED);
  }

  /** As above, of the last {@code most} interactions. */
  Replay run(Subject subject, AbOptions options, long most) {
    ReplayLog log = new ReplayLog(database, subjects, subject, most);
    try (ScratchMemory memory = new ScratchMemory(subject.persona(), ways)) {
      return new LogReplay(
              memory,
              new FeedbackJudge(corpus, subject.id()),
              searcher,
              options,
              new AbSeries(options.k(), options.seed(), System::nanoTime))
          .run(log, subject);
    }
  }
}
