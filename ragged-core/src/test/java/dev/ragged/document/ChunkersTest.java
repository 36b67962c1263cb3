package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkersTest {
  /** One token per word, so that sizes can be read off the text. */
  private static final TokenCounter WORDS =
      TokenCounter.of(
          "words",
          text -> text.toString().isBlank() ? 0 : text.toString().strip().split("\\s+").length);

  private static List<String> recursive(int tokens, int overlap, String text) {
    return texts(Chunkers.recursive(new ChunkSize(tokens, overlap), WORDS), Document.of("d", text));
  }

  private static List<String> markdown(int tokens, String text) {
    return texts(Chunkers.markdown(new ChunkSize(tokens, 0), WORDS), Document.markdown("d", text));
  }

  private static List<String> texts(Chunker chunker, Document document) {
    return chunker.chunk(document).stream().map(Chunk::text).toList();
  }

  @Test
  void recursive_shortText_isOneChunk() {
    assertThat(recursive(10, 0, "  one two\n\nthree \n")).containsExactly("  one two\n\nthree");
  }

  @Test
  void recursive_paragraphsAndSentences_cutsAtTheParagraph() {
    assertThat(recursive(8, 0, "One two. Three four.\n\nFive six. Seven eight nine."))
        .containsExactly("One two. Three four.", "Five six. Seven eight nine.");
  }

  @Test
  void recursive_longParagraph_cutsAtSentences() {
    assertThat(recursive(5, 0, "One two three. Four Dr. Five. Six seven eight nine."))
        .containsExactly("One two three.", "Four Dr. Five.", "Six seven eight nine.");
  }

  @Test
  void recursive_abbreviationsAndNumbers_endNoSentence() {
    assertThat(recursive(6, 0, "See e.g. Foo and J. Bar. It is 3.5 m long."))
        .containsExactly("See e.g. Foo and J. Bar.", "It is 3.5 m long.");
  }

  @Test
  void recursive_overlap_repeatsWholeSentences() {
    assertThat(recursive(8, 4, "A one two. B one two. C one two. D one two."))
        .containsExactly("A one two. B one two.", "B one two. C one two.", "C one two. D one two.");
  }

  @Test
  void recursive_carriageReturns_countAsLineEnds() {
    assertThat(recursive(3, 0, "a b c\r\n\r\nd e\r\rf g h"))
        .containsExactly("a b c", "d e", "f g h");
  }

  @Test
  void recursive_listAfterColon_staysWithIt() {
    assertThat(recursive(8, 0, "One two three four.\n\nThe list:\n\n- a\n- b\n"))
        .containsExactly("One two three four.", "The list:\n\n- a\n- b");
  }

  @Test
  void recursive_longWord_isCutOnlyIfItDoesNotFit() {
    TokenCounter chars = TokenCounter.of("chars", CharSequence::length);
    Chunker chunker = Chunkers.recursive(new ChunkSize(30, 0), chars);
    assertThat(texts(chunker, Document.of("d", "tiny " + "x".repeat(29))))
        .containsExactly("tiny", "x".repeat(29));
    assertThat(texts(chunker, Document.of("d", "y".repeat(40)))).hasSize(2);
  }

  @Test
  void recursive_longWordOfClusters_isCutBetweenThem() {
    TokenCounter chars = TokenCounter.of("chars", CharSequence::length);
    String family = "👩‍👩‍👧‍👦";
    Chunker chunker = Chunkers.recursive(new ChunkSize(30, 0), chars);
    assertThat(texts(chunker, Document.of("d", family.repeat(10))))
        .allSatisfy(text -> assertThat(text.length() % family.length()).isZero());
  }

  @Test
  void fixed_words_fillEachWindow() {
    Chunker chunker = Chunkers.fixed(new ChunkSize(3, 1), WORDS);
    assertThat(texts(chunker, Document.of("d", "a b. c\n\nd e f g")))
        .containsExactly("a b. c", "c\n\nd e", "e f g");
  }

  @Test
  void source_methods_areCutAtBlankLinesWithIndentation() {
    String code =
        "class A {\n  int a() {\n    return 1;\n  }\n\n  int b() {\n\n    return 2;\n  }\n}\n";
    Chunker chunker = Chunkers.source(new ChunkSize(11, 2), WORDS);
    List<Chunk> chunks = chunker.chunk(Document.of("A.java", code));
    assertThat(chunks)
        .extracting(Chunk::text)
        .containsExactly(
            "class A {\n  int a() {\n    return 1;\n  }", "  int b() {\n\n    return 2;\n  }\n}");
    assertThat(chunks).extracting(Chunk::context).containsOnly("A.java");
  }

  @Test
  void markdown_headings_becomeContextAndMetadata() {
    Document document =
        Document.builder("d")
            .title("Guide")
            .mediaType(Document.MARKDOWN)
            .text(
                "Before.\n\n# Guide\nIntro.\n\nInstall *it*\n---\nRun `x`.\n\n#### Deep ####\nText\n# Other\nEnd")
            .build();
    List<Chunk> chunks = Chunkers.markdown(new ChunkSize(50, 0), WORDS).chunk(document);
    assertThat(chunks)
        .extracting(Chunk::context)
        .containsExactly(
            "Guide", "Guide", "Guide > Install it", "Guide > Install it > Deep", "Guide > Other");
    assertThat(chunks)
        .extracting(chunk -> chunk.metadata().get("heading").orElse("none"))
        .containsExactly(
            "none", "Guide", "Guide > Install it", "Guide > Install it > Deep", "Other");
    assertThat(chunks.get(1).text()).isEqualTo("# Guide\nIntro.");
    assertThat(chunks.get(1).searchableText()).isEqualTo("Guide\n# Guide\nIntro.");
  }

  @Test
  void markdown_onlyHeadings_isOneChunk() {
    assertThat(markdown(50, "# A\n## B\n# C\n")).containsExactly("# A\n## B\n# C");
  }

  @Test
  void markdown_emptySections_joinWhatIsUnderThem() {
    assertThat(markdown(50, "# Old\n\n# A\n\n## B\n\ntext\n\n## C\n"))
        .containsExactly("# Old", "# A\n\n## B\n\ntext", "## C");
  }

  @Test
  void markdown_codeThatFits_isNotCut() {
    String code = "```\na b\n\n# c d\n\ne f\n```";
    assertThat(markdown(12, "One two three four five six.\n\n" + code + "\n\nend"))
        .containsExactly("One two three four five six.", code + "\n\nend");
  }

  @Test
  void markdown_codeThatDoesNotFit_isCutAtLines() {
    String code = "```\n" + "a b c d\n".repeat(10) + "```\n";
    assertThat(markdown(9, code))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            text ->
                assertThat(text.lines())
                    .allMatch(line -> line.equals("a b c d") || line.equals("```")));
  }

  @Test
  void markdown_table_isCutAtRowsOnly() {
    String table = "| Name. One | b |\n|---|---|\n" + "| A. Bee. C. | d |\n".repeat(10);
    assertThat(markdown(20, table))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            text ->
                assertThat(text.lines())
                    .allMatch(line -> line.startsWith("|") && line.endsWith("|")));
  }

  @Test
  void markdown_headingsInListsAndQuotes_startNoSection() {
    assertThat(markdown(50, "- # a\n  - ## b\n\n> # c\n")).hasSize(1);
  }

  @Test
  void markdown_frontMatter_isLeftOut() {
    assertThat(markdown(50, "---\ntitle: x\ntags: [a]\n---\n# A\nb")).containsExactly("# A\nb");
    assertThat(markdown(50, "---\ntitle: x\n---\n")).contains("title: x\n---");
    assertThat(markdown(50, "---\n\nNo front matter\n\n---\n")).hasSize(1);
  }

  @Test
  void context_tooLong_losesItsOutermostParts() {
    Document document =
        Document.builder("d")
            .title("a b c d e f")
            .mediaType(Document.MARKDOWN)
            .text("# Inner\n\ntext")
            .build();
    Chunk chunk = Chunkers.markdown(new ChunkSize(12, 0), WORDS).chunk(document).get(0);
    assertThat(chunk.context()).isEqualTo("Inner");
    assertThat(chunk.metadata()).isEqualTo(Metadata.of("heading", "Inner"));
    Document titled = Document.builder("d").title("a b  c d\ne f").text("text").build();
    assertThat(Chunkers.recursive(new ChunkSize(12, 0), WORDS).chunk(titled).get(0).context())
        .isEqualTo("a b c");
  }

  @Test
  void fingerprint_namesEverySetting() {
    assertThat(Chunkers.recursive(ChunkSize.DEFAULT, WORDS).fingerprint())
        .isEqualTo("recursive-1(tokens=500, overlap=100, counter=words)");
    assertThat(Chunkers.byMediaType(ChunkSize.DEFAULT, WORDS).fingerprint())
        .contains("markdown-1(", "source-1(", "recursive-1(");
  }

  @Test
  void chunkSize_outOfRange_isRefused() {
    assertThatThrownBy(() -> new ChunkSize(0, 0)).hasMessageContaining("tokens=0");
    assertThatThrownBy(() -> new ChunkSize(5, 5)).hasMessageContaining("overlap=5, tokens=5");
    assertThatThrownBy(() -> new ChunkSize(5, -1)).hasMessageContaining("overlap=-1");
  }

  @Test
  void fit_smallModel_keepsTheShareOfOverlap() {
    assertThat(ChunkSize.DEFAULT.fit(256)).isEqualTo(new ChunkSize(256, 51));
    assertThat(ChunkSize.DEFAULT.fit(8_192)).isEqualTo(ChunkSize.DEFAULT);
    assertThat(ChunkSize.DEFAULT.fit(1)).isEqualTo(new ChunkSize(1, 0));
  }

  @Test
  void approximate_counter_countsPartsMarksAndIdeographs() {
    TokenCounter counter = TokenCounter.approximate();
    assertThat(counter.count(" \n")).isZero();
    assertThat(counter.count("Hello, world")).isEqualTo(3);
    assertThat(counter.count("internationalisation")).isEqualTo(4);
    assertThat(counter.count("漢字かな한국😀")).isEqualTo(7);
  }
}
