package dev.ragged.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetsTest {
  private static final String FILLER = "nothing of interest stands here at all ".repeat(20);

  @Test
  void cut_shortText_isTheTextOnOneLine() {
    assertThat(new Snippets("x").cut("  two\n\tlines ")).isEqualTo("two lines");
  }

  @Test
  void cut_longText_isAroundTheWords() {
    String snippet = new Snippets("Crashes lose?").cut(FILLER + "a crash loses no row " + FILLER);
    assertThat(snippet).contains("a crash loses no row").startsWith("… ").endsWith(" …");
    assertThat(snippet.length()).isLessThanOrEqualTo(Snippets.LENGTH + 4);
  }

  @Test
  void cut_noWordInText_isItsBeginning() {
    assertThat(new Snippets("?!").cut(FILLER)).startsWith("nothing of").endsWith(" …");
  }

  @Test
  void cut_wordsAtTheEnd_reachesTheEnd() {
    assertThat(new Snippets("needle").cut(FILLER + "needle")).startsWith("… ").endsWith("needle");
  }

  @Test
  void cut_textWithoutBlanks_neverSplitsSurrogatePairs() {
    for (int offset = 0; offset < 2; offset++) {
      String text = "x".repeat(offset) + "\uD83D\uDE00".repeat(1_000);
      String snippet = new Snippets("x").cut(text);
      assertThat(snippet.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      assertThat(snippet).isNotEmpty();
    }
  }

  @Test
  void cut_longWordAfterAShortOne_keepsTheLongOne() {
    String text = "See https://example.org/" + "segment/".repeat(60);
    assertThat(new Snippets("segment").cut(text)).contains("segment").hasSizeGreaterThan(200);
    String han = "A " + "天气很好，".repeat(80);
    assertThat(new Snippets("天气很好").cut(han)).contains("天气很好").hasSizeGreaterThan(200);
  }
}
