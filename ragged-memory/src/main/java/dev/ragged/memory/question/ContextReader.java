package dev.ragged.memory.question;

import dev.ragged.document.Texts;
import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.recall.QuestionContext;
import dev.ragged.memory.recall.RecentTopic;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads what a question calls to a persona's mind. Thread-safe. */
public final class ContextReader {
  /** How long a topic is recent. */
  static final Duration RECENT = Duration.ofDays(7);

  /** Least similarity of a question worth showing: a cosine of 0.5. */
  static final double MIN_SIMILARITY = 0.75;

  private final MemoryDatabase database;
  private final AssociationReader associations;
  private final Optional<Recall> recall;
  private final Clock clock;

  /**
   * Creates one.
   *
   * @param recall finds similar questions; there are none without it
   */
  public ContextReader(
      MemoryDatabase database,
      AssociationReader associations,
      Optional<Recall> recall,
      Clock clock) {
    this.database = Objects.requireNonNull(database, "database");
    this.associations = Objects.requireNonNull(associations, "associations");
    this.recall = Objects.requireNonNull(recall, "recall");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns what {@code question} calls to the subject's mind now. */
  public QuestionContext read(Subject subject, String question) {
    Texts.requireId(question, "question", SearchRequest.MAX_TEXT_LENGTH);
    Associations found = associations.read(subject, question);
    List<CoOccurrence> related = found.related();
    return new QuestionContext(
        question,
        recent(subject),
        similar(subject, question),
        found.areas(),
        related.subList(0, Math.min(QuestionContext.MAX_TOPICS, related.size())));
  }

  private List<RecentTopic> recent(Subject subject) {
    Instant since = clock.instant().minus(RECENT);
    return database
        .read(
            "reading recent topics",
            connection ->
                TopicTable.since(connection, subject.owner(), since, QuestionContext.MAX_TOPICS))
        .stream()
        .map(row -> new RecentTopic(row.name(), row.lastAt()))
        .toList();
  }

  private List<SimilarQuestion> similar(Subject subject, String question) {
    return recall
        .map(kept -> kept.similar(subject, question, QuestionContext.MAX_QUESTIONS, MIN_SIMILARITY))
        .orElse(List.of());
  }
}
