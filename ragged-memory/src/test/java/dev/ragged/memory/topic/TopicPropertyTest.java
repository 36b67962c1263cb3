package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Texts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, from random ones. */
class TopicPropertyTest {
  private static final TopicOptions ALL =
      TopicOptions.builder().minConfidence(0).minLength(1).maxTopics(10_000).build();
  private static final Focus FOCUS =
      Focus.of(Map.of("cooking", List.of("pasta", "a a a a"), "東京", List.of("的東")));

  private final TopicExtractor extractor = new TopicExtractor(ALL);

  private static Random random(String name) {
    long seed = new Random().nextLong();
    System.out.println("TopicPropertyTest." + name + " seed " + seed);
    return new Random(seed);
  }

  /** Mixes scripts, marks, signs, unpaired surrogates, and words that rules look for. */
  private static String text(Random random, int length) {
    String[] words = {
      "the ",
      "to ",
      "how do ",
      "pasta",
      "caches ",
      "I ",
      "of ",
      "statute ",
      "tax return ",
      "\n# ",
      "://",
      "@",
      "的",
      "東京",
      "する",
      "l'",
      "c++ ",
      ".",
      "'s ",
      "der ",
      "Kündigung ",
      "ing ",
      "RAG "
    };
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 2 -> text.append((char) (0x300 + random.nextInt(0x70)));
        case 3 -> text.append((char) (0x20 + random.nextInt(0x5f)));
        case 4 -> text.append((char) (0xc0 + random.nextInt(0x500)));
        case 5 -> text.append((char) (0x3040 + random.nextInt(0xc0)));
        case 6 -> text.append(' ');
        default -> text.append(words[random.nextInt(words.length)]);
      }
    }
    return text.toString();
  }

  private static void assertValid(List<Topic> topics) {
    for (int i = 0; i < topics.size(); i++) {
      Topic topic = topics.get(i);
      Texts.requireId(topic.name(), "name", Topic.MAX_NAME_LENGTH);
      assertThat(Topic.fold(topic.name())).isEqualTo(topic.name());
      assertThat(topic.confidence()).isGreaterThan(0).isLessThanOrEqualTo(1);
      if (i > 0) {
        Topic before = topics.get(i - 1);
        assertThat(before.confidence()).isGreaterThanOrEqualTo(topic.confidence());
        if (before.confidence() == topic.confidence()) {
          assertThat(before.name()).isLessThan(topic.name());
        }
      }
    }
  }

  @Test
  void topics_anyText_areWellFormedFoldedAndInOrder() {
    Random random = random("topics_anyText");
    for (int i = 0; i < 5_000; i++) {
      assertValid(extractor.topics(text(random, random.nextInt(300)), FOCUS));
    }
  }

  @Test
  void topics_twoExtractors_areTheSame() {
    Random random = random("topics_twoExtractors");
    TopicExtractor other = new TopicExtractor(ALL);
    for (int i = 0; i < 500; i++) {
      String text = text(random, random.nextInt(500));
      assertThat(other.topics(text, FOCUS)).isEqualTo(extractor.topics(text, FOCUS));
    }
  }

  @Test
  void fold_anyName_isFoldedOnce() {
    Random random = random("fold_anyName");
    for (int i = 0; i < 50_000; i++) {
      String name = Folding.name(text(random, random.nextInt(20)));
      assertThat(Folding.name(name)).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a ",
        "!",
        "\ud800",
        "\udc00\ud800",
        "e\u0301\u0316",
        "\u0316\u0301",
        "東",
        "的東京",
        "する",
        "# ",
        "A/",
        "a.",
        "a'",
        "l'",
        "++#",
        "a_",
        "@a",
        "tax return ",
        "is a ",
        "leaves ",
        "how do ",
        "statute of ",
        "a a a a ",
        "\u200d",
        "\u00ad",
        "İ",
        "\n",
        "Ab ",
        "high ",
        "a\ud800",
        "ΑΣ "
      })
  void topics_megabyteOfOnePattern_areFoundQuicklyAndValid(String pattern) {
    String text = pattern.repeat(1_000_000 / pattern.length());
    long start = System.nanoTime();
    List<Topic> topics = extractor.topics(text, FOCUS);
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertValid(topics);
    // A few milliseconds when it is linear, minutes if it were quadratic.
    assertThat(millis).isLessThan(5_000);
  }

  @Test
  void topics_longerText_takesTimeInProportion() {
    Random random = random("topics_longerText");
    String text = text(random, 80_000);
    extractor.topics(text, FOCUS);
    long shortest = fastest(text.substring(0, 8_000));
    long longest = fastest(text);
    // Ten times the text: quadratic would be 100 times.
    assertThat(longest).isLessThan(shortest * 40);
  }

  private long fastest(String text) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      extractor.topics(text, FOCUS);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }
}
