package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicExtractorTest {
  private final TopicExtractor extractor = new TopicExtractor(TopicOptions.DEFAULT);

  private List<String> names(String text) {
    return names(extractor, text);
  }

  private static List<String> names(TopicExtractor extractor, String text) {
    return extractor.topics(text).stream().map(Topic::name).toList();
  }

  private double confidence(String text, String name) {
    return extractor.topics(text).stream()
        .filter(topic -> topic.name().equals(name))
        .mapToDouble(Topic::confidence)
        .findFirst()
        .orElse(0);
  }

  @ParameterizedTest
  @CsvSource({
    "photosynthesis, photosynthesis",
    "Photosynthesis, photosynthesis",
    "RAG, rag",
    "rag, rag",
    "caches, cache",
    "time, time",
    "yellow, yellow",
    "share, share",
    "Größe, größe",
    "борщ, борщ",
    "猫, 猫",
    "りんご, りんご",
    "कंप्यूटर, कंप्यूटर",
    "컴퓨터, 컴퓨터"
  })
  void topics_oneWord_isThatWord(String text, String topic) {
    assertThat(names(text)).containsExactly(topic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please tell me how can I",
        "Why is that so?",
        "What should we do then?",
        "thanks!",
        "PLEASE",
        "who",
        "",
        " \n\t",
        "42 3.14 1,000",
        "?!... -- ''",
        "wie kann ich das machen",
        "https://example.com/a/b?c=d",
        "ana@example.com",
        "你是谁"
      })
  void topics_nothingToSpeakOf_areNone(String text) {
    assertThat(names(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "how does RAG work, rag",
    "what is NLP, nlp",
    "what is AI good for, ai",
    "is ai good, ai",
    "templates in C++, c++",
    "records in C#?, c#",
    "Is .NET fast, .net",
    "what pH is best, ph",
    "too many APIs, api",
    "a U.S. visa, us",
    "What does WHO recommend, who",
    "I/O in Java, i/o"
  })
  void topics_acronym_isKeptHoweverShort(String text, String topic) {
    assertThat(names(text)).contains(topic);
  }

  @ParameterizedTest
  @CsvSource({
    "what is a vector database?, vector database",
    "how do interest rates work, interest rate",
    "how do black holes form, black hole",
    "the statute of limitations, statute of limitations",
    "flights to New York, new york",
    "vitamin D deficiency, vitamin d deficiency",
    "künstliche Intelligenz in der Medizin, künstliche intelligenz"
  })
  void topics_adjacentWords_areOnePhrase(String text, String topic) {
    assertThat(names(text)).contains(topic);
  }

  @Test
  void topics_phrase_standsForItsWords() {
    assertThat(names("vector databases")).containsExactly("vector database");
  }

  @Test
  void topics_wordThatAlsoStandsAlone_isWeakerThanItsPhrase() {
    String text = "The vector database stores vectors. A vector database finds them. One database.";
    assertThat(confidence(text, "vector database")).isGreaterThan(confidence(text, "database"));
  }

  @Test
  void topics_punctuationBetweenWords_endsPhrase() {
    assertThat(names("bread, butter; jam (honey) tea|milk"))
        .containsExactlyInAnyOrder("bread", "butter", "jam", "honey", "tea", "milk");
  }

  @Test
  void topics_stopWordBetweenWords_endsPhrase() {
    assertThat(names("bread and butter")).containsExactlyInAnyOrder("bread", "butter");
  }

  @ParameterizedTest
  @CsvSource({
    "efSearch too low, efsearch",
    "raise max_connections now, max_connections",
    "crash in llama.cpp, llama.cpp",
    "NullPointerException at UserService.findById, userservice.findbyid"
  })
  void topics_identifier_isOneTopic(String text, String topic) {
    assertThat(names(text)).contains(topic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a non-compete clause | non-compete clause",
        "Parkinson's disease | parkinson's disease",
        "Parkinson’s disease | parkinson's disease",
        "the landlord's | landlord",
        "half‑life of uranium | half-life",
        "crème brûlée | crème brûlée",
        "l'eau est une boisson | eau"
      })
  void topics_hyphenAndApostrophe_stayInTheWord(String text, String topic) {
    assertThat(names(text)).contains(topic);
  }

  @Test
  void topics_decomposedLetters_areComposed() {
    assertThat(names("cafe\u0301")).containsExactly("caf\u00e9");
  }

  @Test
  void topics_softHyphenAndDirectionMarks_areDropped() {
    assertThat(names("data\u00adbase \u202eindex")).containsExactly("database index");
  }

  @Test
  void topics_onePluralAndOneSingular_areOneTopic() {
    assertThat(names("Caches help. A cache is fast."))
        .containsOnlyOnce("cache")
        .doesNotContain("caches");
  }

  @Test
  void topics_germanPlural_stays() {
    assertThat(names("Die Autos und der Kurs für die Taxis")).contains("autos", "kurs", "taxis");
  }

  @Test
  void topics_capitalsOnly_areNoAcronyms() {
    assertThat(names("HOW DO I RESET MY PASSWORD")).containsExactly("password");
  }

  @ParameterizedTest
  @CsvSource({
    "how do I roast a chicken, chicken",
    "invalidate a cache, cache",
    "it can truncate logs, log",
    "most airlines accept dogs, airline",
    "is gold a good investment, gold"
  })
  void topics_verb_isNone(String text, String topic) {
    assertThat(names(text)).contains(topic).allMatch(Set.of(topic, "dog", "investment")::contains);
  }

  @Test
  void topics_heading_countsMore() {
    String body = " is grown for its seeds. People eat it with honey, nuts and a little milk.";
    assertThat(confidence("# Quinoa\nIt" + body, "quinoa"))
        .isGreaterThan(confidence("Quinoa" + body, "quinoa"));
  }

  @Test
  void topics_repeatedWord_isSurer() {
    String rest = " The jar stays shut. Keep it dark, cool and dry, then look at it in a week.";
    assertThat(confidence("Kimchi needs salt. Kimchi needs time." + rest, "kimchi"))
        .isGreaterThan(confidence("Kimchi needs salt. It needs time." + rest, "kimchi"));
  }

  @Test
  void topics_japanese_areRunsOfKanjiAndKatakana() {
    assertThat(names("機械学習のモデルを評価する")).containsExactlyInAnyOrder("機械学習", "モデル");
  }

  @Test
  void topics_chinese_areCutAtSmallWords() {
    assertThat(names("如何提高数据库的性能")).containsExactlyInAnyOrder("数据库", "性能");
  }

  @Test
  void topics_chineseWordFromElsewhere_isCutOutOfALongerRun() {
    assertThat(names("番茄的叶子。番茄浇水。")).contains("番茄", "叶子", "浇水");
  }

  @Test
  void topics_latinWithinJapanese_isAWordOfItsOwn() {
    assertThat(names("AIモデルの学習")).contains("ai", "モデル", "学習");
  }

  @Test
  void topics_equallySure_areOrderedByName() {
    List<Topic> topics = extractor.topics("x. 東京 大阪 京都");
    assertThat(topics).isNotEmpty();
    for (int i = 1; i < topics.size(); i++) {
      Topic before = topics.get(i - 1);
      Topic after = topics.get(i);
      assertThat(
              before.confidence() > after.confidence()
                  || (before.confidence() == after.confidence()
                      && before.name().compareTo(after.name()) < 0))
          .isTrue();
    }
  }

  @Test
  void topics_focusAreasTouchedOnce_areOrderedByName() {
    Focus focus = Focus.of(Map.of("zoo", List.of("pasta"), "art", List.of("pasta")));
    assertThat(extractor.topics("the pasta I had", focus).stream().map(Topic::name))
        .containsSubsequence("art", "zoo");
  }

  @Test
  void topics_maxTopics_keepsTheSurest() {
    TopicExtractor one = new TopicExtractor(TopicOptions.builder().maxTopics(1).build());
    String text = "bread, butter, jam, honey";
    assertThat(one.topics(text)).containsExactly(extractor.topics(text).get(0));
  }

  @Test
  void topics_minConfidence_leavesOutTheRest() {
    TopicExtractor strict = new TopicExtractor(TopicOptions.builder().minConfidence(1).build());
    assertThat(strict.topics("vector database")).isEmpty();
  }

  @Test
  void topics_minConfidenceOfZero_givesEveryTopicAConfidence() {
    TopicExtractor all =
        new TopicExtractor(TopicOptions.builder().minConfidence(0).maxTopics(1000).build());
    assertThat(all.topics("time and place and bread and butter"))
        .allMatch(topic -> topic.confidence() > 0);
  }

  @Test
  void topics_minLength_leavesOutShorterWords() {
    TopicExtractor longer = new TopicExtractor(TopicOptions.builder().minLength(5).build());
    assertThat(names(longer, "jam or honey")).containsExactly("honey");
  }

  @Test
  void topics_minLengthOfOne_keepsLetters() {
    TopicExtractor shorter = new TopicExtractor(TopicOptions.builder().minLength(1).build());
    assertThat(names(shorter, "r or matlab")).containsExactlyInAnyOrder("r", "matlab");
  }

  @Test
  void topics_ownStopWords_replaceTheBuiltInOnes() {
    TopicOptions options = TopicOptions.builder().stopWords(Set.of("Ve", "ile")).build();
    assertThat(names(new TopicExtractor(options), "ekmek ve peynir ile and"))
        .containsExactlyInAnyOrder("ekmek", "peynir", "and");
  }

  @Test
  void topics_synonym_addsItsTopic() {
    TopicExtractor synonyms =
        new TopicExtractor(
            TopicOptions.builder().synonym("natural language processing", "NLP").build());
    assertThat(names(synonyms, "intro to Natural Language Processing"))
        .contains("nlp", "natural language processing");
  }

  @ParameterizedTest
  @CsvSource({
    "best pasta recipe, cooking",
    "best pasta recipes, cooking",
    "PASTA!, cooking",
    "cooking for two, cooking",
    "東京のラーメン屋, cooking"
  })
  void topics_focusAreaOrSynonymInText_isATopic(String text, String topic) {
    Focus focus = Focus.of(Map.of("Cooking", List.of("pasta recipe", "pasta", "ラーメン")));
    assertThat(extractor.topics(text, focus).stream().map(Topic::name)).contains(topic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"antipasta", "pastaland", "paste", "pasta-free"})
  void topics_focusSynonymWithinAWord_isNoTopic(String text) {
    Focus focus = Focus.of(Map.of("cooking", List.of("pasta")));
    assertThat(extractor.topics(text, focus).stream().map(Topic::name)).doesNotContain("cooking");
  }

  @Test
  void topics_focusPhraseAcrossPunctuation_isNoTopic() {
    Focus focus = Focus.of(Map.of("cooking", List.of("pasta recipe")));
    assertThat(extractor.topics("pasta. recipe", focus).stream().map(Topic::name))
        .doesNotContain("cooking");
  }

  @Test
  void topics_focusAreaThatIsAlsoExtracted_isListedOnce() {
    Focus focus = Focus.of(Map.of("gardening", List.of()));
    List<Topic> topics = extractor.topics("gardening", focus);
    assertThat(topics).hasSize(1);
    assertThat(topics.get(0).confidence()).isGreaterThan(confidence("gardening", "gardening"));
  }

  @Test
  void topics_textOverTheLimit_areThoseOfItsBeginning() {
    String text = "zebra. " + ". ".repeat(WordScanner.MAX_TEXT / 2) + "giraffe";
    assertThat(names(text)).containsExactly("zebra");
  }

  @Test
  void topics_null_fails() {
    assertThatThrownBy(() -> new TopicExtractor(TopicOptions.DEFAULT).topics(nothing()))
        .isInstanceOf(NullPointerException.class);
  }

  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }
}
