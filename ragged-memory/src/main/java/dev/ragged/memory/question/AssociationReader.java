package dev.ragged.memory.question;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.recall.QuestionContext;
import dev.ragged.memory.store.LearnedReader;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.Topic;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.memory.topic.TopicMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads what a question's words bring to a persona's mind. Needs no model. Thread-safe. */
public final class AssociationReader {
  /** Pairs that are read, those met most often. */
  private static final int MAX_PAIRS = 100;

  private final MemoryDatabase database;
  private final TopicExtractor extractor;

  /** Creates one that finds a question's topics with {@code extractor}. */
  public AssociationReader(MemoryDatabase database, TopicExtractor extractor) {
    this.database = Objects.requireNonNull(database, "database");
    this.extractor = Objects.requireNonNull(extractor, "extractor");
  }

  Associations read(Subject subject, String question) {
    Set<String> topics = new LinkedHashSet<>();
    extractor.topics(question, subject.focus()).forEach(topic -> topics.add(topic.name()));
    return Associations.of(question, areas(subject, question), topics, pairs(subject, topics));
  }

  private static List<String> areas(Subject subject, String question) {
    Set<String> touched = TopicMatcher.of(List.of(), subject.focus()).count(question).keySet();
    return subject.persona().description().focusAreas().stream()
        .map(FocusArea::name)
        .filter(name -> touched.contains(Topic.fold(name)))
        .distinct()
        .toList();
  }

  private List<CoOccurrence> pairs(Subject subject, Set<String> topics) {
    return database.read(
        "reading what was met together",
        connection ->
            LearnedReader.named(
                connection, subject.owner(), topics, QuestionContext.MIN_TOGETHER, MAX_PAIRS));
  }
}
