package dev.ragged.bench.corpus;

import dev.ragged.document.Document;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Made-up documents: words by Zipf's law, each document on one of {@value TopicWords#TOPICS} topics
 * with a second one beside it, of uneven length, in sections with headings, with metadata; one in
 * {@value #COPIED} nearly repeats an earlier one. A document depends on the seed and its number
 * alone, so that a smaller corpus is the beginning of a larger one.
 *
 * <p>A question takes words of a section of one document and replaces a part of them by other words
 * of the same topic, as people do who do not know the text. The document and those that nearly
 * repeat it are relevant.
 */
record GeneratedTexts() implements CorpusSource {
  private static final int COPIED = 33;
  private static final int DAYS = 3 * 365;
  private static final double CHANGED = 0.05;
  private static final double REWORDED = 0.4;
  private static final int MEDIAN_WORDS = 110;
  private static final double SPREAD = 0.7;
  private static final int MOST_WORDS = 900;
  private static final int SECTION_WORDS = 120;
  private static final int SENTENCE_WORDS = 14;
  private static final Pattern GAPS = Pattern.compile("[^a-z]+");

  @Override
  public String spec() {
    return GENERATED;
  }

  @Override
  public TestCorpus load(int size, int questions, long seed) {
    List<Document> documents = new ArrayList<>(size);
    Map<Integer, List<Integer>> copies = new HashMap<>();
    for (int i = 0; i < size; i++) {
      documents.add(document(seed, i));
      if (original(seed, i) != i) {
        copies.computeIfAbsent(original(seed, i), first -> new ArrayList<>()).add(i);
      }
    }
    List<JudgedQuestion> asked = new ArrayList<>(questions);
    SplittableRandom random = new SplittableRandom(seed * 31 + size);
    while (asked.size() < questions) {
      int number = random.nextInt(size);
      int first = original(seed, number);
      Map<String, Integer> relevant = new HashMap<>();
      relevant.put(id(first), 1);
      copies.getOrDefault(first, List.of()).forEach(copy -> relevant.put(id(copy), 1));
      asked.add(new JudgedQuestion(question(random, documents.get(number)), relevant));
    }
    return new TestCorpus(
        "%s, %d documents on %d topics, 1 in %d a near-duplicate, %d questions, seed %d"
            .formatted(GENERATED, size, TopicWords.TOPICS, COPIED, questions, seed),
        documents,
        asked,
        Optional.empty());
  }

  private static String id(int number) {
    return "doc-" + number + ".md";
  }

  private static SplittableRandom random(long seed, int number) {
    // The mixing step of SplitMix64, so that neighbours have nothing in common.
    return new SplittableRandom((seed + number * 0x9E3779B97F4A7C15L) ^ 0xBF58476D1CE4E5B9L);
  }

  /** Returns the number of the document that this one nearly repeats; its own if none. */
  private static int original(long seed, int number) {
    SplittableRandom random = random(seed ^ 0x5DEECE66DL, number);
    int earlier = number == 0 || random.nextInt(COPIED) != 0 ? number : random.nextInt(number);
    return earlier == number ? number : original(seed, earlier);
  }

  private static Document document(long seed, int number) {
    int first = original(seed, number);
    SplittableRandom random = random(seed, first);
    int topic = TopicWords.topic(random);
    String text = text(random, topic);
    SplittableRandom own = random(~seed, number);
    return Document.builder(id(number))
        .title(title(random, topic))
        .mediaType(Document.MARKDOWN)
        .text(first == number ? text : changed(own, text, topic))
        .metadata(
            Map.of(
                "topic",
                "topic-" + topic,
                "percent",
                own.nextInt(100),
                TestCorpus.WRITTEN,
                TestCorpus.NOW.minus(own.nextInt(DAYS), ChronoUnit.DAYS)))
        .build();
  }

  private static String title(SplittableRandom random, int topic) {
    return TopicWords.own(random, topic) + " " + TopicWords.own(random, topic);
  }

  private static String text(SplittableRandom random, int topic) {
    int beside = TopicWords.topic(random);
    int words =
        (int) Math.min(MOST_WORDS, MEDIAN_WORDS * Math.exp(SPREAD * random.nextGaussian()) + 20);
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      if (word % SECTION_WORDS == 0) {
        text.append(word == 0 ? "# " : "\n\n## ").append(title(random, topic)).append("\n\n");
      }
      text.append(TopicWords.next(random, random.nextInt(5) == 0 ? beside : topic));
      text.append(word % SENTENCE_WORDS == SENTENCE_WORDS - 1 ? ". " : " ");
    }
    return text.toString().strip() + ".";
  }

  private static String changed(SplittableRandom random, String text, int topic) {
    return GAPS.matcher(text)
        .replaceAll(
            gap ->
                random.nextDouble() < CHANGED && gap.group().equals(" ")
                    ? " " + TopicWords.next(random, topic) + " "
                    : gap.group());
  }

  private static String question(SplittableRandom random, Document document) {
    List<String> words =
        GAPS.splitAsStream(document.text()).filter(word -> !word.isEmpty()).toList();
    int length = 5 + random.nextInt(5);
    int from = random.nextInt(Math.max(1, words.size() - length));
    StringBuilder text = new StringBuilder();
    for (String word : words.subList(from, Math.min(words.size(), from + length))) {
      int topic = TopicWords.topicOf(word);
      boolean other = topic >= 0 && random.nextDouble() < REWORDED;
      text.append(text.isEmpty() ? "" : " ").append(other ? TopicWords.own(random, topic) : word);
    }
    return text.toString();
  }
}
