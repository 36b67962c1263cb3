package dev.ragged.memory.topic;

import dev.ragged.document.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as a topic. Immutable.
 *
 * @param minLength shortest word that is a topic, in code points, at least 1. Acronyms may be
 *     shorter
 * @param maxTopics most topics of one text, at least 1
 * @param minConfidence topics that are less sure are left out, in [0, 1]
 * @param stopWords words that are no topics and end a phrase, in place of the ones that the library
 *     brings (English, German, French, Spanish, Russian); with them go the grammar and the lists of
 *     general words. Empty: the library's own
 * @param synonyms from a phrase to the topic that a text with this phrase has beside it, found as
 *     whole words in any case, singular or plural
 */
public record TopicOptions(
    int minLength,
    int maxTopics,
    double minConfidence,
    Optional<Set<String>> stopWords,
    Map<String, String> synonyms) {
  /** Shortest topic unless said otherwise. */
  public static final int DEFAULT_MIN_LENGTH = 3;

  /** Most topics of one text unless said otherwise. */
  public static final int DEFAULT_MAX_TOPICS = 10;

  /** Lowest confidence unless said otherwise. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.3;

  /** All defaults. */
  public static final TopicOptions DEFAULT = builder().build();

  public TopicOptions {
    requireAtLeastOne(minLength, "minLength");
    requireAtLeastOne(maxTopics, "maxTopics");
    requireFraction(minConfidence);
    stopWords = stopWords.map(Set::copyOf);
    stopWords.ifPresent(
        words -> words.forEach(word -> Texts.requireId(word, "stop word", Topic.MAX_NAME_LENGTH)));
    synonyms = Map.copyOf(synonyms);
    PhraseTrie.of(synonyms);
  }

  private static void requireAtLeastOne(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
    }
  }

  private static void requireFraction(double minConfidence) {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException(
          "minConfidence must be within 0..1: minConfidence=" + minConfidence);
    }
  }

  /** Returns a builder with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of {@link TopicOptions}. Builder; not thread-safe. */
  public static final class Builder {
    private int minLength = DEFAULT_MIN_LENGTH;
    private int maxTopics = DEFAULT_MAX_TOPICS;
    private double minConfidence = DEFAULT_MIN_CONFIDENCE;
    private Optional<Set<String>> stopWords = Optional.empty();
    private final Map<String, String> synonyms = new HashMap<>();

    private Builder() {}

    /** Sets the shortest topic; default {@value TopicOptions#DEFAULT_MIN_LENGTH}. */
    public Builder minLength(int value) {
      requireAtLeastOne(value, "minLength");
      this.minLength = value;
      return this;
    }

    /** Sets the most topics of one text; default {@value TopicOptions#DEFAULT_MAX_TOPICS}. */
    public Builder maxTopics(int value) {
      requireAtLeastOne(value, "maxTopics");
      this.maxTopics = value;
      return this;
    }

    /** Sets the lowest confidence; default {@value TopicOptions#DEFAULT_MIN_CONFIDENCE}. */
    public Builder minConfidence(double value) {
      requireFraction(value);
      this.minConfidence = value;
      return this;
    }

    /** Sets stop words in place of the library's own. */
    public Builder stopWords(Set<String> words) {
      this.stopWords = Optional.of(Objects.requireNonNull(words, "words"));
      return this;
    }

    /** Adds that a text with {@code phrase} has {@code topic}, too. */
    public Builder synonym(String phrase, String topic) {
      synonyms.put(
          Objects.requireNonNull(phrase, "phrase"), Objects.requireNonNull(topic, "topic"));
      return this;
    }

    /** Adds all of {@code phrases}, as {@link #synonym}. */
    public Builder synonyms(Map<String, String> phrases) {
      synonyms.putAll(phrases);
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a part is out of range; the message names it
     */
    public TopicOptions build() {
      return new TopicOptions(minLength, maxTopics, minConfidence, stopWords, synonyms);
    }
  }
}
