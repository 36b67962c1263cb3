package dev.ragged.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads HTML as Markdown, so that headings, code and tables are cut like those of Markdown.
 * Scripts, styles, navigation and hidden parts are left out. Thread-safe.
 */
final class HtmlReader implements DocumentReader {
  private static final Set<String> EXTENSIONS = Set.of("html", "htm", "xhtml");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");
  private static final int CHARSET_WINDOW = 2_048;

  /**
   * Most opening tags of a file. HTML has no way to grow when it is parsed, but each tag costs some
   * hundred bytes of heap; a page has one per 20 to 50 characters.
   */
  static final int MAX_TAGS = 1_000_000;

  @Override
  public boolean accepts(RawFile file) {
    return EXTENSIONS.contains(file.extension()) && BinaryContent.reason(file.bytes()).isEmpty();
  }

  @Override
  public ParsedDocument read(RawFile file) throws UnreadableDocumentException {
    TextDecoder decoded = TextDecoder.decode(file.bytes(), declaredCharset(file.bytes()));
    int tags = openingTags(decoded.text());
    if (tags > MAX_TAGS) {
      throw new UnreadableDocumentException(
          "HTML must have at most " + MAX_TAGS + " tags: tags=" + tags + "; split the file");
    }
    org.jsoup.nodes.Document html = Jsoup.parse(decoded.text());
    Element body = html.body();
    String text = HtmlToMarkdown.convert(body, true);
    if (text.isBlank()) {
      text = HtmlToMarkdown.convert(body, false);
    }
    return new ParsedDocument(
        title(html), text, Document.MARKDOWN, FileFacts.of(file, decoded.charset()));
  }

  private static int openingTags(String html) {
    int tags = 0;
    for (int i = html.indexOf('<'); i >= 0 && i + 1 < html.length(); i = html.indexOf('<', i + 1)) {
      tags += Character.isLetter(html.charAt(i + 1)) ? 1 : 0;
    }
    return tags;
  }

  private static String title(org.jsoup.nodes.Document html) {
    if (!html.title().isBlank()) {
      return html.title();
    }
    Element heading = html.selectFirst("h1");
    return heading == null ? "" : heading.text();
  }

  private static Optional<Charset> declaredCharset(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, CHARSET_WINDOW), StandardCharsets.ISO_8859_1);
    Matcher declaration = CHARSET.matcher(start);
    if (!declaration.find()) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(declaration.group(1));
      // A declaration that could be read as ASCII is wrong if it names a two-byte encoding, and
      // says nothing about damage if it names UTF-8.
      boolean misleading =
          charset.name().startsWith("UTF-") || charset.equals(StandardCharsets.US_ASCII);
      return misleading ? Optional.empty() : Optional.of(charset);
    } catch (IllegalArgumentException unknownCharset) {
      return Optional.empty();
    }
  }
}
