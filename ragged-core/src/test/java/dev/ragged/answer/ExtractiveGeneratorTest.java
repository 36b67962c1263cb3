package dev.ragged.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.document.Prose;
import dev.ragged.document.TextRange;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.tck.Passages;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractiveGeneratorTest {
  private static GeneratedAnswer ask(int sentences, String question, SearchResult found) {
    return new Answerer(new ExtractiveGenerator(sentences))
        .answer(AnswerRequest.of(question), search -> found);
  }

  private static String answer(String question, String... passages) {
    return ask(3, question, Passages.of(passages)).text();
  }

  @Test
  void answer_sentencesWithMoreOfTheQuestion_comeFirst() {
    assertThat(
            answer(
                "Where does the lighthouse keeper sleep?",
                "The lighthouse is white. The keeper of the lighthouse has a boat.",
                "In a hut beside the lighthouse the keeper can sleep."))
        .isEqualTo(
            "In a hut beside the lighthouse the keeper can sleep. [2]"
                + " The keeper of the lighthouse has a boat. [1]");
  }

  @Test
  void answer_rareWord_countsMoreThanCommonOne() {
    assertThat(
            ask(
                    1,
                    "lighthouse barometer",
                    Passages.of(
                        "The lighthouse is white.",
                        "A lighthouse has stairs.",
                        "That barometer fell."))
                .text())
        .isEqualTo("That barometer fell. [3]");
  }

  @Test
  void answer_equalSentences_quotesBetterPassageFirstAndOnce() {
    assertThat(
            answer(
                "When is lunch?",
                "Lunch is at noon. We meet.",
                "Lunch is at noon.",
                "Note that lunch is at noon today."))
        .isEqualTo("Lunch is at noon. [1]");
  }

  @Test
  void answer_betterScore_winsAmongEquals() {
    List<Hit> hits =
        List.of(
            Passages.hit(0, "Lunch was late on Monday.", 0.4),
            Passages.hit(1, "Everybody praised lunch afterwards.", 0.8));

    assertThat(ask(1, "lunch", Passages.result(hits)).text())
        .isEqualTo("Everybody praised lunch afterwards. [2]");
  }

  @Test
  void answer_noSharedWord_isEmptyAndComplete() {
    GeneratedAnswer answer = ask(3, "Who wrote Hamlet?", Passages.of("The moon pulls the sea."));

    assertThat(answer.isEmpty()).isTrue();
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.complete()).isTrue();
    assertThat(answer.result().hits()).hasSize(1);
  }

  @Test
  void answer_headingsCodeTablesQuestions_areNotQuoted() {
    assertThat(
            answer(
                "backup",
                """
                # Backup

                ```
                backup --now
                ```

                | backup | weekly |

                How is a backup made?

                These make a backup:

                ```
                backup()
                ```

                - Make a backup
                  at night.
                """))
        .isEqualTo("Make a backup at night. [1]");
  }

  @Test
  void answer_codeWithoutFence_isNotQuoted() {
    for (String code :
        List.of(
            "\"backup\" : { \"type\" : \"string\",\n\"description\" : \"Where the backup goes\" },",
            "\"description\" : \"Where the backup goes. How often a backup is made.\",",
            "{\"backup\":{\"weekly\":true,\"at\":\"night\"}}",
            "Backup backup = store.backup(folder);",
            "public static void backup(String[] folders) {",
            "if (backup != null && backup.isDue()) { backup.run(); }",
            "| backup | weekly | at night |",
            "<backup at=\"night\"><to>disk</to></backup>")) {
      assertThat(answer("backup", code)).as(code).isEmpty();
    }
  }

  @Test
  void answer_proseWithMarksOrOfOtherScripts_isQuoted() {
    for (String prose :
        List.of(
            "A backup (weekly) takes 3 GB, 12 % of the disk [7].",
            "\"No backup, no mercy,\" she said; \"never!\"",
            "`backup(List<Path> folders)` makes a backup; `close()` ends it.",
            "See [backup](backup.md#weekly) for more.",
            "Le « backup » se fait la nuit : à 2 h 30.",
            "Резервная копия backup создаётся ночью.",
            "يتم إنشاء backup كل ليلة.",
            "गीता backup हर रात बनाती है।",
            "毎晩（重要） backup を作成します。")) {
      assertThat(answer("backup", prose)).as(prose).isEqualTo(prose + " [1]");
    }
  }

  @Test
  void answer_lineEndsOfAllKinds_areBlanksInTheQuote() {
    for (String end : List.of("\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u2028", "\u2029")) {
      GeneratedAnswer answer = ask(1, "backup", Passages.of("Make a backup" + end + "at night."));

      assertThat(
              answer.text().codePoints().filter(c -> c != ' ').noneMatch(Character::isWhitespace))
          .isTrue();
      assertThat(answer.text()).doesNotContain("\u0085").startsWith("Make a backup");
      assertThat(answer.citations().get(0).statement().of(answer.text()))
          .isEqualTo(answer.text().replace(" [1]", ""));
    }
  }

  @Test
  void answer_longSentence_isCutBetweenWords() {
    GeneratedAnswer answer =
        ask(1, "needle", Passages.of("hay ".repeat(150) + "needle" + " hay".repeat(150)));

    String quote = answer.citations().get(0).quote().orElseThrow().text();
    assertThat(quote).contains("hay needle hay").startsWith("hay ").endsWith(" hay");
    assertThat(quote.length()).isLessThanOrEqualTo(SentenceRanking.MAX_SENTENCE);
  }

  @Test
  void answer_unspacedScript_isQuoted() {
    assertThat(answer("全文検索とは", "天気がよい。全文検索は文書の中から語を探す。終わり。")).isEqualTo("全文検索は文書の中から語を探す。 [1]");
  }

  @Test
  void answer_zeroScores_countAlike() {
    List<Hit> hits = List.of(Passages.hit(0, "Rain.", 0), Passages.hit(1, "The moon is up.", 0));

    assertThat(ask(3, "moon", Passages.result(hits)).text()).isEqualTo("The moon is up. [2]");
  }

  @Test
  void create_outOfRange_isRefused() {
    for (int sentences : new int[] {0, -1, 101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ExtractiveGenerator(sentences))
          .withMessageContaining("sentences=" + sentences);
    }
  }

  /** The best sentence by the formula of the Javadoc, summed in the plainest way. */
  private static double relevance(String question, List<Hit> hits, Hit hit, String sentence) {
    Set<String> asked = Words.ofQuestion(question);
    double sum = 0;
    int had = 0;
    for (String word : asked) {
      if (Words.of(sentence).contains(word)) {
        long n = hits.stream().filter(one -> Words.of(one.text()).contains(word)).count();
        sum += Math.log(1 + (double) hits.size() / n) * Math.min(6, word.length() + 1) / 6;
        had++;
      }
    }
    double best = hits.stream().mapToDouble(Hit::score).max().orElseThrow();
    return sum * had / asked.size() * (0.5 + 0.5 * hit.score() / best);
  }

  @Test
  void answer_randomPassages_quotesTheBestByTheFormulaAndNoTwoAlike() {
    long seed = new Random().nextLong();
    System.out.println("ExtractiveGeneratorTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Hit> hits = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        hits.add(Passages.hit(i, randomText(random), 0.1 + random.nextDouble()));
      }
      String question = randomWords(random, 3);

      GeneratedAnswer answer = ask(3, question, Passages.result(hits));

      double best = 0;
      for (Hit hit : hits) {
        for (TextRange range : Prose.sentences(hit.text(), SentenceRanking.MAX_SENTENCE)) {
          best = Math.max(best, relevance(question, hits, hit, range.of(hit.text())));
        }
      }
      double before = best;
      List<String> quotes = new ArrayList<>();
      for (Citation citation : answer.citations()) {
        String quote = citation.quote().orElseThrow().text();
        double value = relevance(question, hits, hits.get(citation.passage() - 1), quote);
        assertThat(value).isLessThanOrEqualTo(before + 1e-9).isGreaterThan(best * 0.4 - 1e-9);
        before = value;
        assertThat(quotes).doesNotContain(quote);
        quotes.add(quote);
      }
      assertThat(answer.isEmpty()).isEqualTo(best == 0);
      if (best > 0) {
        Citation first = answer.citations().get(0);
        Hit hit = hits.get(first.passage() - 1);
        assertThat(relevance(question, hits, hit, first.quote().orElseThrow().text()))
            .isCloseTo(best, within(1e-9));
      }
    }
  }

  private static String randomWords(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "W" : " w").append((char) ('a' + random.nextInt(12)));
    }
    return words.toString();
  }

  private static String randomText(Random random) {
    return String.join(
        ". ",
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> randomWords(random, 2 + random.nextInt(5)))
            .toList());
  }
}
