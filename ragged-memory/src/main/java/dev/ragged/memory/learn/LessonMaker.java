package dev.ragged.memory.learn;

import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Lesson;
import dev.ragged.memory.store.TopicSeen;
import dev.ragged.memory.topic.Topic;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says what interactions teach: the topics of the question, and fewer of what was found for it.
 * Thread-safe.
 *
 * <p>A persona cares about what it asks. What it finds is context: it counts for what occurs
 * together, not as interest, or every answer would strengthen itself.
 */
public final class LessonMaker {
  /** Passages, from the best, whose topics are looked at. */
  private static final int PASSAGES = 3;

  /** Topics of one passage, and of all passages of an interaction. */
  private static final int TOPICS_PER_PASSAGE = 3;

  private static final int TOPICS_FOUND = 5;

  private final TopicExtractor extractor;
  private final Corpus corpus;

  /** Creates one that reads passages from {@code corpus}. */
  public LessonMaker(TopicExtractor extractor, Corpus corpus) {
    this.extractor = Objects.requireNonNull(extractor, "extractor");
    this.corpus = Objects.requireNonNull(corpus, "corpus");
  }

  /** Returns the lessons of {@code rows}, which are the subject's, in their order. */
  public List<Lesson> lessons(Subject subject, List<InteractionTable.Row> rows) {
    Map<ChunkId, String> texts = texts(subject, rows);
    List<Lesson> lessons = new ArrayList<>(rows.size());
    for (InteractionTable.Row row : rows) {
      Interaction interaction = row.interaction();
      lessons.add(
          new Lesson(
              row.number(),
              interaction.askedAt(),
              topics(subject, interaction, texts),
              documents(interaction)));
    }
    return lessons;
  }

  private Map<ChunkId, String> texts(Subject subject, List<InteractionTable.Row> rows) {
    List<ChunkId> wanted =
        rows.stream().flatMap(row -> best(row.interaction()).stream()).distinct().toList();
    Map<ChunkId, String> texts = new HashMap<>();
    if (!wanted.isEmpty()) {
      try (CorpusReader reader = corpus.reader()) {
        for (StoredChunk chunk : reader.fetch(wanted, Scope.of(subject.id()))) {
          texts.put(chunk.id(), chunk.chunk().text());
        }
      }
    }
    return texts;
  }

  private static List<ChunkId> best(Interaction interaction) {
    return interaction.hits().subList(0, Math.min(PASSAGES, interaction.hits().size()));
  }

  private List<TopicSeen> topics(
      Subject subject, Interaction interaction, Map<ChunkId, String> texts) {
    Map<String, TopicSeen> seen = new LinkedHashMap<>();
    for (Topic topic : extractor.topics(interaction.query(), subject.focus())) {
      seen.put(topic.name(), new TopicSeen(topic.name(), true, topic.confidence()));
    }
    int asked = seen.size();
    for (ChunkId chunk : best(interaction)) {
      String text = texts.get(chunk);
      if (text != null) {
        extractor.topics(text, subject.focus()).stream()
            .limit(TOPICS_PER_PASSAGE)
            .filter(topic -> seen.size() < asked + TOPICS_FOUND)
            .forEach(
                topic ->
                    seen.putIfAbsent(
                        topic.name(), new TopicSeen(topic.name(), false, topic.confidence())));
      }
    }
    return List.copyOf(seen.values());
  }

  private static List<DocumentKey> documents(Interaction interaction) {
    return interaction.hits().stream().map(ChunkId::document).distinct().toList();
  }
}
