package dev.ragged.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GeneratedTextsTest {
  private static final long SEED = 7;
  private static final Pattern GAPS = Pattern.compile("[^a-z]+");
  private static final TestCorpus CORPUS = new GeneratedTexts().load(2_000, 200, SEED);

  private static List<String> words(String text) {
    return GAPS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  @Test
  void load_sameSeed_givesTheSame() {
    TestCorpus again = new GeneratedTexts().load(2_000, 200, SEED);
    assertThat(again).isEqualTo(CORPUS);
    assertThat(new GeneratedTexts().load(2_000, 200, SEED + 1).documents())
        .doesNotContainAnyElementsOf(CORPUS.documents());
  }

  @Test
  void load_fewer_isTheBeginningOfMore() {
    assertThat(new GeneratedTexts().load(100, 20, SEED).documents())
        .isEqualTo(CORPUS.documents().subList(0, 100));
  }

  @Test
  void load_wordsByRank_fallAsByZipfsLaw() {
    Map<String, Integer> counts = new HashMap<>();
    for (Document document : CORPUS.documents()) {
      words(document.text()).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    int[] sorted = counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    // Ranks 3 to 1,000: frequency as a power of rank, of which Zipf's law has -1.
    double slope =
        Math.log((double) sorted[sorted.length - 1_000] / sorted[sorted.length - 3])
            / Math.log(1_000 / 3.0);
    assertThat(slope).isBetween(-1.2, -0.7);
    assertThat(counts.size()).isGreaterThan(10_000);
  }

  @Test
  void load_aTopic_hasWordsThatOthersLack() {
    Map<Object, Set<String>> words = new HashMap<>();
    for (Document document : CORPUS.documents()) {
      words(document.title())
          .forEach(
              word ->
                  words
                      .computeIfAbsent(
                          document.metadata().get("topic").orElseThrow(), t -> new HashSet<>())
                      .add(word));
    }
    Set<String> zero = words.getOrDefault("topic-0", Set.of());
    assertThat(zero)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(words.getOrDefault("topic-1", Set.of()));
    assertThat(zero).allMatch(word -> TopicWords.topicOf(word) == 0);
  }

  @Test
  void load_lengths_areUneven() {
    int[] lengths =
        CORPUS.documents().stream().mapToInt(each -> words(each.text()).size()).sorted().toArray();
    assertThat(lengths[lengths.length / 10]).isLessThan(90);
    assertThat(lengths[lengths.length * 9 / 10]).isGreaterThan(220);
    assertThat(CORPUS.documents()).anyMatch(document -> document.text().contains("\n## "));
  }

  @Test
  void load_nearDuplicates_shareMostWordsAndAreRelevantTogether() {
    List<JudgedQuestion> several =
        CORPUS.questions().stream().filter(question -> question.relevant().size() > 1).toList();
    assertThat(several).hasSizeBetween(2, 40);
    Map<String, Document> byId = new HashMap<>();
    CORPUS.documents().forEach(document -> byId.put(document.id(), document));
    for (JudgedQuestion question : several) {
      List<Document> copies = question.relevant().keySet().stream().map(byId::get).toList();
      Set<String> first = new HashSet<>(words(copies.get(0).text()));
      Set<String> second = new HashSet<>(words(copies.get(1).text()));
      assertThat(copies.get(0).text()).isNotEqualTo(copies.get(1).text());
      int all = first.size();
      first.retainAll(second);
      assertThat((double) first.size() / all).isGreaterThan(0.75);
    }
  }

  @Test
  void embed_textsOnATopic_areNearerThanOthers() {
    TopicVectors embedder = new TopicVectors(EmbedderChoice.DIMENSION, SEED);
    double same = 0;
    double other = 0;
    for (JudgedQuestion question : CORPUS.questions()) {
      String id = question.relevant().keySet().iterator().next();
      Document right =
          CORPUS.documents().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
      Document wrong = CORPUS.documents().get(0);
      same += cosine(embedder, question.text(), right.text());
      other += cosine(embedder, question.text(), wrong.text());
    }
    assertThat(same).isGreaterThan(2 * other);
  }

  private static double cosine(TopicVectors embedder, String first, String second) {
    List<float[]> vectors =
        embedder.embed(List.of(first, second), dev.ragged.embedding.EmbeddingRole.DOCUMENT);
    double sum = 0;
    for (int i = 0; i < EmbedderChoice.DIMENSION; i++) {
      sum += (double) vectors.get(0)[i] * vectors.get(1)[i];
    }
    return sum;
  }
}
