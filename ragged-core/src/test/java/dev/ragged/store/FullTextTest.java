package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.data.Offset.offset;

import dev.ragged.index.OrdinalSet;
import dev.ragged.sqlite.ConnectionSettings;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FullTextTest {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "*",
          "^",
          "(",
          ")",
          "-",
          "+",
          ":",
          "{",
          "}",
          "NEAR",
          "AND",
          "OR",
          "NOT",
          "content",
          "NEAR(a b, 2)",
          "full_text",
          "\\",
          "\u0301",
          "\u00AD",
          "\u200D",
          "\uD83D\uDE00",
          "年度",
          "ﬁ",
          "İ",
          "ß",
          "\uD83A\uDD22",
          "\uD835\uDD4F",
          "ａ",
          "٣",
          "Ⅷ",
          "²",
          "\uFEFF",
          "a\u0300b",
          "\u0903",
          "word",
          " ",
          "\n",
          "\t",
          "\u00A0",
          "don't",
          "c++",
          "x_y",
          ";--",
          "\uD869\uDED6");

  private final Connection connection = connect();

  private static Connection connect() {
    try {
      return ConnectionSettings.memory().getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void create() throws SQLException {
    Sql.run(connection, Schema.FULL_TEXT.formatted("full_text"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void add(int rowid, String text) throws SQLException {
    Sql.update(
        connection, "INSERT INTO full_text (rowid, content) VALUES (?, ?)", (long) rowid, text);
  }

  private List<FullText.Match> matches(String text, int limit, OrdinalSet allowed)
      throws SQLException {
    int chunks = (int) Sql.number(connection, "SELECT count(*) FROM full_text");
    return FullText.search(connection, new WordFrequencies(), text, limit, allowed, chunks, true)
        .matches();
  }

  private List<Integer> search(String text, int limit, OrdinalSet allowed) throws SQLException {
    return matches(text, limit, allowed).stream().map(FullText.Match::ordinal).toList();
  }

  @Test
  void words_operatorsAndPunctuation_areOrdinaryWords() {
    assertThat(FullTextQuery.words("NEAR AND \"not\" OR* -x:y"))
        .containsExactly("NEAR", "AND", "not", "OR", "x", "y");
    assertThat(FullTextQuery.words("\"'*^(){}+-:;, \uD83D\uDE00 \n")).isEmpty();
    assertThat(FullTextQuery.words("twice twice")).containsExactly("twice");
  }

  @Test
  void words_endlessQuestion_isCutAtMaxWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append('w').append(i).append(' ');
    }
    assertThat(FullTextQuery.words(text.toString())).hasSize(FullTextQuery.MAX_WORDS);
  }

  @Test
  void rarest_commonWords_onlyAddToScores() {
    var words =
        List.of(
            new FullTextQuery.CountedWord("the", 9_000),
            new FullTextQuery.CountedWord("wing", 40),
            new FullTextQuery.CountedWord("flow", 1_500));
    FullTextQuery query = FullTextQuery.rarest(words, 100, 1_000);
    assertThat(query.match())
        .isEqualTo("(\"wing\" OR \"flow\") AND (\"wing\" OR \"flow\" OR \"the\" OR \"the\")");
    assertThat(FullTextQuery.rarest(words, 100, 100_000)).isEqualTo(FullTextQuery.any(words));
  }

  @Test
  void telling_wordsOfHalfTheChunks_areLeftOutUnlessAloneThere() {
    var the = new FullTextQuery.CountedWord("the", 50);
    var wing = new FullTextQuery.CountedWord("wing", 49);
    assertThat(FullTextQuery.telling(List.of(the, wing), 100)).containsExactly(wing);
    assertThat(FullTextQuery.telling(List.of(the), 100)).containsExactly(the);
  }

  @Test
  void search_moreWantedThanTellingWordsBring_findsChunksWithOnlyCommonWords() throws SQLException {
    for (int i = 0; i < 2_000; i++) {
      add(i, i < 3 ? "the rare word" : "the word");
    }
    OrdinalSet all = OrdinalSet.range(2_000);
    assertThat(search("the rare", 3, all)).containsExactly(0, 1, 2);
    assertThat(search("the rare", 50, all)).hasSize(50).startsWith(0, 1, 2);
    assertThat(search("the rare", 5_000, all)).hasSize(2_000);
  }

  @Test
  void search_largerLimit_doesNotChangeTheFirstMatch() throws SQLException {
    List<String> words = List.of("bravo", "charlie", "delta", "echo", "foxtrot");
    String common = String.join(" ", words);
    for (int i = 0; i < 6_000; i++) {
      String text = words.get(i % 5);
      add(i, i < 10 ? "alpha" + " filler".repeat(80) : i == 100 ? (common + " ").repeat(3) : text);
    }
    for (int limit : new int[] {1, 10, 11, 100}) {
      assertThat(search("alpha " + common, limit, OrdinalSet.range(6_000)).get(0))
          .as("limit %s", limit)
          .isEqualTo(100);
    }
  }

  @Test
  void search_commonAndRareWords_findsTheScoresOfTheFullQuery() throws SQLException {
    Random random = new Random(11);
    int chunks = 6_000;
    for (int i = 0; i < chunks; i++) {
      StringBuilder text = new StringBuilder("the");
      for (int j = 0; j < 12; j++) {
        text.append(" w").append((int) Math.exp(random.nextDouble() * 7));
      }
      add(i, text.toString());
    }
    List<FullText.Match> found = matches("the w1 w30 w400 w900", 10, OrdinalSet.range(chunks));
    List<FullText.Match> expected =
        Sql.list(
            connection,
            "SELECT rowid, bm25(full_text) AS b FROM full_text WHERE full_text MATCH ?"
                + " ORDER BY b, rowid LIMIT 10",
            row -> new FullText.Match(row.getInt(1), -row.getDouble(2)),
            "the OR w1 OR w30 OR w400 OR w900");
    assertThat(found).hasSize(10);
    for (int i = 0; i < 10; i++) {
      // The word "the" weighs a millionth in the full query and nothing in ours.
      assertThat(found.get(i).bm25()).isCloseTo(expected.get(i).bm25(), offset(1e-4));
    }
  }

  @Test
  void search_anyText_neverFails() throws SQLException {
    add(1, String.join(" ", PIECES));
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(6); j >= 0; j--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertThatCode(() -> search(text.toString(), 5, OrdinalSet.of(1)))
          .as("question <%s>", text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void search_everyPieceWithWord_findsItsText() throws SQLException {
    add(7, "the word near 年度 and ß in content, don't you know");
    for (String text : List.of("WORD", "NEAR", "年度", "ß", "Content", "don't", "knows")) {
      assertThat(search(text, 5, OrdinalSet.of(7))).as(text).containsExactly(7);
    }
    assertThat(search("absent", 5, OrdinalSet.of(7))).isEmpty();
  }

  @Test
  void search_fewAllowed_returnsThemPastAnyNumberOfBetterOnes() throws SQLException {
    for (int i = 0; i < 500; i++) {
      add(i, "apple apple apple");
    }
    add(500, "apple and many other words that make it a worse match than all of those before");
    add(501, "apple and many other words that make it a worse match than all of those before");
    assertThat(search("apple", 3, OrdinalSet.of(500, 501))).containsExactly(500, 501);
    assertThat(search("apple", 1, OrdinalSet.of(500, 501))).containsExactly(500);
  }
}
