package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileParserTest {
  private static ParsedDocument parse(String name, byte[] bytes)
      throws UnreadableDocumentException {
    return FileParser.of(List.of()).parse(new RawFile(Path.of("folder", name), bytes));
  }

  private static ParsedDocument parse(String name, String text) throws UnreadableDocumentException {
    return parse(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void parse_text_keepsItExactly() throws UnreadableDocumentException {
    ParsedDocument parsed = parse("notes.TXT", " Grüße\r\n");
    assertThat(parsed)
        .isEqualTo(
            new ParsedDocument("", " Grüße\r\n", Document.PLAIN, Metadata.of("extension", "txt")));
  }

  @Test
  void parse_unknownExtensionOrNone_readsText() throws UnreadableDocumentException {
    assertThat(parse("LICENSE", "Apache").metadata()).isEqualTo(Metadata.empty());
    assertThat(parse("a.weird", "text").mediaType()).isEqualTo(Document.PLAIN);
  }

  @Test
  void parse_byteOrderMarks_decideTheEncoding() throws UnreadableDocumentException {
    assertThat(parse("a.txt", bytes(0xEF, 0xBB, 0xBF, 'a')).text()).isEqualTo("a");
    ParsedDocument little = parse("a.txt", bytes(0xFF, 0xFE, 'a', 0, 0x3D, 0xD8));
    assertThat(little.text()).isEqualTo("a\uFFFD");
    assertThat(little.metadata().get("charset")).contains("UTF-16LE");
    assertThat(parse("a.txt", bytes(0xFE, 0xFF, 0, 'a', 0, 0)).text()).isEqualTo("a\uFFFD");
  }

  @Test
  void parse_malformedUtf8_isReadAsWindows1252() throws UnreadableDocumentException {
    ParsedDocument parsed =
        parse("a.txt", "Stra\u00DFe \u20AC 5".getBytes(Charset.forName("windows-1252")));
    assertThat(parsed.text()).isEqualTo("Straße € 5");
    assertThat(parsed.metadata().get("charset")).contains("windows-1252");
  }

  @Test
  void parse_mostlySoundUtf8_keepsWhatIsSound() throws UnreadableDocumentException {
    byte[] bytes = ("ü".repeat(50) + "x").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xC3;
    ParsedDocument parsed = parse("a.txt", bytes);
    assertThat(parsed.text()).isEqualTo("ü".repeat(50) + "\uFFFD");
    assertThat(parsed.metadata().get("charset")).isEmpty();
  }

  @Test
  void parse_nulFarInside_isReplaced() throws UnreadableDocumentException {
    String text = "a".repeat(9_000) + "\0b";
    assertThat(parse("a.txt", text).text()).isEqualTo("a".repeat(9_000) + "\uFFFDb");
  }

  @Test
  void parse_unreadable_saysWhy() {
    assertRefused("a.txt", bytes(), "empty file");
    assertRefused("a.txt", bytes(' ', '\n'), "no text in the file");
    assertRefused("a", bytes('a', 'b', 0), "binary file (NUL byte at offset 2)");
    assertRefused(
        "a.pdf",
        "%PDF-1.7 text".getBytes(StandardCharsets.US_ASCII),
        "no reader for .pdf files: binary file (PDF); add one through DocumentReader");
    assertRefused(
        "a.md", bytes(0x89, 'P', 'N', 'G'), "no reader for .md files: binary file (PNG image)");
    assertRefused("a", bytes('a', 1, 2, 3), "3 of the first 4 bytes are control characters");
    assertRefused(
        "a.html", "<script>x</script>".getBytes(StandardCharsets.UTF_8), "no text in the file");
  }

  private static void assertRefused(String name, byte[] bytes, String reason) {
    assertThatThrownBy(() -> parse(name, bytes))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void parse_source_namesTheLanguage() throws UnreadableDocumentException {
    ParsedDocument parsed = parse("Main.java", "class Main {}\n");
    assertThat(parsed.title()).isEqualTo("Main.java");
    assertThat(parsed.mediaType()).isEqualTo(Document.SOURCE);
    assertThat(parsed.metadata()).isEqualTo(Metadata.of("extension", "java", "language", "java"));
    assertThat(parse("Makefile", "all:\n").metadata().get("language")).contains("make");
  }

  @Test
  void parse_markdown_takesTitleAndFrontMatter() throws UnreadableDocumentException {
    ParsedDocument parsed =
        parse(
            "a.md",
            """
            ---
            title: "My page"
            year: 2024
            rate: 1.5
            draft: true
            date: 2024-02-29
            bad: 2023-02-29
            tags: [a, 'b']
            note: 'it''s good'
            said: "it''s"
            list:
              - x
              - 2
            # note
            nested:
              deep: 1
            ---
            # H
            text
            """);
    assertThat(parsed.title()).isEqualTo("My page");
    assertThat(parsed.text()).isEqualTo("# H\ntext\n");
    Metadata metadata = parsed.metadata();
    assertThat(metadata.get("year")).contains(2024L);
    assertThat(metadata.get("rate")).contains(1.5);
    assertThat(metadata.get("draft")).contains(true);
    assertThat(metadata.get("date")).contains(LocalDate.of(2024, 2, 29));
    assertThat(metadata.get("bad")).contains("2023-02-29");
    assertThat(metadata.all("tags")).isEqualTo(List.of("a", "b"));
    assertThat(metadata.get("note")).contains("it's good");
    assertThat(metadata.get("said")).contains("it''s");
    assertThat(metadata.all("list")).isEqualTo(List.of("x", 2L));
    assertThat(metadata.get("title")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      value = {
        "# A title #@A title",
        "# C#@C#",
        "# *A* `b` [c](d)@A b c",
        "A title\\n==@A title",
        "## no@~~",
        "text@~~"
      })
  void parse_markdown_takesTheFirstHeadingAsTitle(String text, String title)
      throws UnreadableDocumentException {
    assertThat(parse("a.md", text.replace("\\n", "\n")).title()).isEqualTo(title);
  }

  @Test
  void parse_html_writesMarkdown() throws UnreadableDocumentException {
    ParsedDocument parsed =
        parse(
            "a.html",
            "<html><head><title>T &amp; U</title><style>x{}</style></head><body><nav>menu</nav><h1>One <i>two</i></h1>"
                + "<p>A&nbsp;&lt;b&gt;   c<br>d</p><ul><li>x<ul><li>y</li></ul></li><li>z</li></ul><ol><li>1</li></ol>"
                + "<pre>code\n  more</pre><table><tr><th>h</th><th>i</th></tr><tr><td>a|b</td><td>c</td></tr></table>"
                + "<script>no</script><p># not a heading</p><footer>imprint</footer>");
    assertThat(parsed.title()).isEqualTo("T & U");
    assertThat(parsed.mediaType()).isEqualTo(Document.MARKDOWN);
    assertThat(parsed.text())
        .isEqualTo(
            "# One two\n\nA <b> c\nd\n\n- x\n  - y\n- z\n\n1. 1\n\n```\ncode\n  more\n```\n\n"
                + "| h | i |\n|---|---|\n| a\\|b | c |\n\n\\# not a heading");
  }

  @Test
  void parse_htmlOddities_stillGiveText() throws UnreadableDocumentException {
    assertThat(parse("a.html", "<nav>only a menu</nav>").text()).isEqualTo("only a menu");
    assertThat(
            parse("a.htm", "<frameset><frame src=x><noframes>No frames</noframes></frameset>text")
                .text())
        .contains("No frames");
    assertThat(parse("a.html", "plain & simple").text()).isEqualTo("plain & simple");
    assertThat(parse("a.html", "<h1>f(<code>List&lt;T&gt;</code>)</h1>x").title())
        .isEqualTo("f(List<T>)");
    assertThat(parse("a.html", "<table><tr><td><h2>H</h2><p>cell</td></tr></table>").text())
        .isEqualTo("## H\n\ncell");
  }

  @Test
  void parse_htmlWithDeclaredCharset_isDecodedByIt() throws UnreadableDocumentException {
    byte[] bytes = "<meta charset='iso-8859-2'><p>\u0141".getBytes(Charset.forName("iso-8859-2"));
    ParsedDocument parsed = parse("a.html", bytes);
    assertThat(parsed.text()).isEqualTo("\u0141");
    assertThat(parsed.metadata().get("charset")).contains("ISO-8859-2");
    assertThat(parse("a.html", "<meta charset='nonsense'><p>ü").text()).isEqualTo("ü");
  }

  @Test
  void parse_htmlHeading_isTheChunksHeading() throws UnreadableDocumentException {
    ParsedDocument parsed = parse("a.html", "<h1>Guide</h1><h2>List&lt;T&gt; __init__</h2><p>text");
    Document document = Document.markdown("a", parsed.text());
    Chunk chunk =
        Chunkers.markdown(ChunkSize.DEFAULT, TokenCounter.approximate()).chunk(document).get(0);
    assertThat(chunk.context()).isEqualTo("Guide > List<T> __init__");
  }

  @Test
  void parse_ownReader_comesFirst() throws UnreadableDocumentException {
    FileParser parser = FileParser.of(List.of(new UpperCaseReader()));
    assertThat(parser.parse(new RawFile(Path.of("a.txt"), bytes('a'))).text()).isEqualTo("A");
  }

  @Test
  void parse_readerThatThrows_isNamed() {
    FileParser parser = FileParser.of(List.of(new UpperCaseReader()));
    assertThatThrownBy(() -> parser.parse(new RawFile(Path.of("a.txt"), bytes('!'))))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("UpperCaseReader failed: java.lang.IllegalStateException: no letters")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private static final class UpperCaseReader implements DocumentReader {
    @Override
    public boolean accepts(RawFile file) {
      return file.extension().equals("txt");
    }

    @Override
    public ParsedDocument read(RawFile file) {
      if (file.bytes()[0] == '!') {
        throw new IllegalStateException("no letters");
      }
      return new ParsedDocument("", "A", Document.PLAIN, Metadata.empty());
    }
  }
}
