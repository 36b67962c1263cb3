package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large and hostile text costs seconds, not minutes; the bound only tells linear from worse. */
class LargeDocumentTest {
  private static final int LENGTH = 10_000_000;
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final TokenCounter COUNTER = TokenCounter.approximate();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The quick brown fox jumps over the lazy dog. It was not amused. \n\n",
        "x",
        "漢",
        "é.",
        "👩‍👩‍👧‍👦",
        "\u0301",
        "word \r\n",
        "- item\n",
        "    - ",
        "> ",
        ">",
        "# Heading\n",
        "## A\n# B\n\ntext\n",
        "a\n---\n",
        "| a | b |\n",
        "|-",
        "`",
        "```\n",
        "[",
        "[a]: b\n",
        "*a **b ",
        "<div>",
        "&lt;",
        "\u00A0",
        "a:\n\n",
        "}\n\n  f() {\n",
        "a. B",
        "\t\t\t\t\t\t\t\t\t\t\t\tx\n"
      })
  void chunk_onePatternOverAndOver_takesSeconds(String pattern) {
    assertChunkedInTime(pattern, LENGTH / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"The quick brown fox jumps over the lazy dog. It slept on. \n\n", "x"})
  void chunk_tenMegabytes_takesSeconds(String pattern) {
    assertChunkedInTime(pattern, LENGTH);
  }

  private static void assertChunkedInTime(String pattern, int length) {
    String text = pattern.repeat(length / pattern.length());
    for (String mediaType : List.of(Document.PLAIN, Document.MARKDOWN, Document.SOURCE)) {
      Document document =
          Document.builder("large").title("Title").text(text).mediaType(mediaType).build();
      Chunker chunker = Chunkers.byMediaType(ChunkSize.DEFAULT, COUNTER);
      long start = System.nanoTime();
      List<Chunk> chunks = assertTimeout(BOUND, () -> chunker.chunk(document));
      System.out.printf(
          Locale.ROOT,
          "%-20.20s %-15s %6d ms %7d chunks%n",
          pattern.strip(),
          mediaType,
          (System.nanoTime() - start) / 1_000_000,
          chunks.size());
      assertThat(chunks).isNotEmpty();
    }
  }

  @Test
  void chunk_tenMegabytesOfBlanksBetweenTwoWords_givesTwoShortChunks() {
    Document document = Document.of("blanks", "one" + " ".repeat(LENGTH) + "two");
    Chunker chunker = Chunkers.byMediaType(ChunkSize.DEFAULT, COUNTER);
    List<Chunk> chunks = assertTimeout(BOUND, () -> chunker.chunk(document));
    assertThat(chunks).extracting(Chunk::text).containsExactly("one", "two");
  }

  @Test
  void chunk_oneWordThatTheCounterTakesForOneToken_isCut() {
    TokenCounter unknown =
        TokenCounter.of("unknown-word", text -> text.toString().isBlank() ? 0 : 1);
    Document document = Document.of("word", "x".repeat(LENGTH));
    Chunker chunker = Chunkers.recursive(ChunkSize.DEFAULT, unknown);
    List<Chunk> chunks = assertTimeout(BOUND, () -> chunker.chunk(document));
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThan(10_001));
  }

  @Test
  void read_tenMegabytesOfHtml_takesSeconds() throws UnreadableDocumentException {
    String article =
        "<h2>Part</h2><p>Some <b>bold</b> words &amp; more of them.</p><ul><li>x</ul>\n";
    ParsedDocument parsed =
        assertTimeout(BOUND, () -> parse(article.repeat(LENGTH / article.length())));
    assertThat(parsed.text())
        .startsWith("## Part\n\nSome bold words & more of them.\n\n- x\n\n## Part");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<table><tr><td>",
        "<ul><li>",
        "<b><i>",
        "<svg>",
        "<select>",
        "<a href=x>"
      })
  void read_deepHtml_takesSeconds(String tags) {
    String html = tags.repeat(HtmlReader.MAX_TAGS / 10 / tags.length()) + "deep";
    ParsedDocument parsed = assertTimeout(BOUND, () -> parse("<p>start</p>" + html));
    assertThat(parsed.text()).startsWith("start");
  }

  @Test
  void read_moreTagsThanAPageHas_isRefused() {
    String html = "<p>".repeat(HtmlReader.MAX_TAGS + 1);
    assertThatThrownBy(() -> parse(html))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("at most 1000000 tags: tags=1000001");
  }

  @Test
  void read_formattingReopenedInEveryParagraph_takesSeconds() {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      open.add("<b class=c" + i + ">");
    }
    String html = String.join("", open) + "<p>word".repeat(100_000);
    ParsedDocument parsed = assertTimeout(BOUND, () -> parse(html));
    assertThat(parsed.text()).startsWith("word\n\nword");
  }

  private static ParsedDocument parse(String html) throws UnreadableDocumentException {
    return FileParser.of(List.of())
        .parse(new RawFile(Path.of("page.html"), html.getBytes(StandardCharsets.UTF_8)));
  }
}
