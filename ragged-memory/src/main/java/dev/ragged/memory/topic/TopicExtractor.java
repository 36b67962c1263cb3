package dev.ragged.memory.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says what a text is about, by rules and word lists: no model, no randomness, the same topics for
 * the same text. Immutable. Thread-safe.
 */
public final class TopicExtractor {
  private static final Comparator<Topic> BEST_FIRST =
      Comparator.comparingDouble(Topic::confidence).reversed().thenComparing(Topic::name);

  private final TopicOptions options;
  private final Lexicon lexicon;
  private final PhraseTrie synonyms;

  /** Makes an extractor with these options. */
  public TopicExtractor(TopicOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    this.lexicon = options.stopWords().map(Lexicon::of).orElseGet(Lexicon::builtIn);
    this.synonyms = PhraseTrie.of(options.synonyms());
  }

  /** Returns the topics of {@code text}, the surest first, ties by name. */
  public List<Topic> topics(String text) {
    return topics(text, Focus.NONE);
  }

  /**
   * Returns the topics of {@code text} and the areas of {@code focus} that it touches.
   *
   * @param text any text; ill-formed parts are passed over
   * @return at most {@link TopicOptions#maxTopics}, the surest first, ties by name
   */
  public List<Topic> topics(String text, Focus focus) {
    Words characters = WordScanner.scan(text);
    Words words = UnspacedRuns.join(characters);
    Map<String, Double> sure = new HashMap<>();
    Roles roles = Grammar.roles(words, lexicon, options.minLength());
    Candidates.of(words, roles)
        .forEach(options.minConfidence(), (name, confidence) -> put(sure, name, confidence));
    Map<String, Integer> counts = new HashMap<>();
    synonyms.count(characters, counts);
    focus.phrases().count(characters, counts);
    counts.forEach((name, count) -> put(sure, name, Confidence.of(Confidence.FOCUS * count)));
    return best(sure);
  }

  private void put(Map<String, Double> sure, String name, double confidence) {
    if (confidence >= options.minConfidence() && name.length() <= Topic.MAX_NAME_LENGTH) {
      sure.merge(name, confidence, Math::max);
    }
  }

  private List<Topic> best(Map<String, Double> sure) {
    List<Topic> topics = new ArrayList<>(sure.size());
    sure.forEach((name, confidence) -> topics.add(new Topic(name, confidence)));
    topics.sort(BEST_FIRST);
    return List.copyOf(topics.subList(0, Math.min(topics.size(), options.maxTopics())));
  }
}
