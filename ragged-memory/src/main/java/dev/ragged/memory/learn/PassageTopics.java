package dev.ragged.memory.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.topic.Focus;
import dev.ragged.memory.topic.TopicExtractor;
import java.util.List;
import java.util.Objects;

/**
 * Says what passages are about, as far as one persona's words for it go. Remembers by the text
 * itself, so that it is never about another one. Thread-safe.
 */
public final class PassageTopics {
  /** Characters of remembered passages: 8 MiB at two bytes each. */
  private static final long MAX_KEPT = 4L << 20;

  private record Key(Focus focus, String text) {}

  private final TopicExtractor extractor;
  private final Cache<Key, List<CandidateTopic>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT)
          .weigher((Key key, List<CandidateTopic> topics) -> key.text().length() + 100)
          .executor(Runnable::run)
          .build();

  /** Creates one that uses {@code extractor}. */
  public PassageTopics(TopicExtractor extractor) {
    this.extractor = Objects.requireNonNull(extractor, "extractor");
  }

  /** Returns the topics of {@code text}, and the areas of {@code focus} that it touches. */
  public List<CandidateTopic> of(String text, Focus focus) {
    Key key = new Key(focus, text);
    List<CandidateTopic> topics = kept.getIfPresent(key);
    if (topics == null) {
      topics =
          extractor.topics(text, focus).stream()
              .map(topic -> new CandidateTopic(topic.name(), topic.confidence()))
              .toList();
      kept.put(key, topics);
    }
    return topics;
  }

  /** Returns the names of the topics of a question. */
  public List<String> ofQuestion(String text, Focus focus) {
    return extractor.topics(text, focus).stream().map(topic -> topic.name()).toList();
  }
}
