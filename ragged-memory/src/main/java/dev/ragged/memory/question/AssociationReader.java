package dev.ragged.memory.question;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.store.LearnedReader;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.TextWords;
import dev.ragged.memory.topic.Topic;
import dev.ragged.memory.topic.TopicExtractor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads what a question's words bring to a persona's mind. Needs no model. Thread-safe. */
public final class AssociationReader {
  /** Pairs that are read of each topic of the question, those met most often. */
  private static final int PARTNERS = 50;

  private final MemoryDatabase database;
  private final TopicExtractor extractor;

  /** Creates one that finds a question's topics with {@code extractor}. */
  public AssociationReader(MemoryDatabase database, TopicExtractor extractor) {
    this.database = Objects.requireNonNull(database, "database");
    this.extractor = Objects.requireNonNull(extractor, "extractor");
  }

  Associations read(Subject subject, String question) {
    TextWords words = TextWords.of(question);
    Set<String> topics = new LinkedHashSet<>();
    extractor.topics(question, subject.focus()).forEach(topic -> topics.add(topic.name()));
    return Associations.of(words, areas(subject, words), topics, pairs(subject, topics));
  }

  private static List<String> areas(Subject subject, TextWords words) {
    Set<String> touched = words.areas(subject.focus());
    return subject.persona().description().focusAreas().stream()
        .map(FocusArea::name)
        .filter(name -> touched.contains(Topic.fold(name)))
        .distinct()
        .toList();
  }

  private List<CoOccurrence> pairs(Subject subject, Set<String> topics) {
    if (topics.isEmpty()) {
      return List.of();
    }
    var met =
        database
            .read(
                "reading what was met together",
                connection ->
                    LearnedReader.read(connection, subject.owner(), topics, PARTNERS, Set.of()))
            .pairs();
    List<CoOccurrence> pairs = new ArrayList<>();
    for (String topic : topics) {
      met.with(topic).forEach((other, count) -> pairs.add(new CoOccurrence(topic, other, count)));
    }
    return pairs;
  }
}
