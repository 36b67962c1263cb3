package dev.ragged.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Finds the sections, code blocks and tables of a Markdown text. One thread at a time. */
final class MarkdownOutline {
  // Only blocks are parsed: inline markup is needed in headings alone. Quotes and lists are
  // followed to a fixed depth, since hostile text nests a million of them.

  //
  // A text is parsed in slices, since the tree of a text of many short blocks is a hundred times
  // its size. Outermost blocks do not depend on those before them, so a slice may start at any.

  private static final int MAX_NESTING = 32;
  private static final int SLICE = 1 << 18;
  private static final int TITLE_WINDOW = 1 << 15;

  /** Longest list or quote parsed as one; the rest of it is taken for another. */
  private static final int MAX_CONTAINER = 1 << 22;

  private static final Parser BLOCKS =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(MAX_NESTING)
          .inlineParserFactory(context -> (lines, node) -> {})
          .build();

  private final String text;
  private final int origin;
  private final List<MarkdownSection> sections = new ArrayList<>();
  private final Deque<OpenHeading> path = new ArrayDeque<>();
  private List<Region> regions = new ArrayList<>();
  private Optional<String> title = Optional.empty();
  private int offset;
  private int sectionStart;
  private int bodyStart;

  private record OpenHeading(int level, String text) {}

  private MarkdownOutline(String text, int offset) {
    this.text = text;
    this.origin = offset;
    this.offset = offset;
    this.sectionStart = offset;
    this.bodyStart = offset;
  }

  /** Returns the outline of {@code text} from {@code start} on. */
  static MarkdownOutline of(String text, int start) {
    MarkdownOutline outline = new MarkdownOutline(text, start);
    for (int position = start; position < text.length(); ) {
      position = outline.addSlice(position);
    }
    outline.closeSection(text.length());
    return outline;
  }

  /** Returns the first heading of level 1, if it is near enough to the start to be a title. */
  static Optional<String> titleOf(String text) {
    return of(text.substring(0, Math.min(text.length(), TITLE_WINDOW)), 0).title;
  }

  /**
   * Returns the sections, which cover the text. Headings with nothing below them are joined to the
   * section under them, or to each other.
   */
  List<MarkdownSection> sections() {
    return BareHeadings.join(sections);
  }

  /**
   * Adds the outermost blocks from {@code start} on and returns where the next slice starts: at the
   * last block of this one, which may go on.
   */
  private int addSlice(int start) {
    offset = start;
    for (long length = SLICE; ; length *= 2) {
      int end = (int) Math.min(text.length(), start + length);
      Node document = BLOCKS.parse(text.substring(start, end));
      Node last = document.getLastChild();
      boolean complete = end == text.length() || last == null;
      if (complete || last != document.getFirstChild() || isTooLong(last, length)) {
        Node stop = complete || last == document.getFirstChild() ? null : last;
        for (Node node = document.getFirstChild();
            node != null && node != stop;
            node = node.getNext()) {
          add(node);
        }
        return stop instanceof Block block ? lineStart(start(block)) : end;
      }
    }
  }

  /** A list is as many nodes as it has items, while the length of code costs no nodes. */
  private static boolean isTooLong(Node node, long length) {
    return length >= MAX_CONTAINER && (node instanceof ListBlock || node instanceof BlockQuote);
  }

  private void add(Node node) {
    if (node instanceof Heading heading) {
      open(heading);
    } else {
      addRegions(node);
    }
  }

  private void open(Heading heading) {
    int start = lineStart(start(heading));
    int end = end(heading);
    closeSection(start);
    String headingText = HeadingText.of(text.substring(start(heading), end));
    while (!path.isEmpty() && path.getLast().level() >= heading.getLevel()) {
      path.removeLast();
    }
    path.addLast(new OpenHeading(heading.getLevel(), headingText));
    if (heading.getLevel() == 1 && title.isEmpty() && !headingText.isEmpty()) {
      title = Optional.of(headingText);
    }
    sectionStart = start;
    bodyStart = end;
  }

  private void closeSection(int end) {
    int body = bodyStart;
    while (body < end && Character.isWhitespace(text.charAt(body))) {
      body++;
    }
    boolean blank = body == end && path.isEmpty();
    if (!blank) {
      List<String> headings =
          path.stream().map(OpenHeading::text).filter(heading -> !heading.isEmpty()).toList();
      sections.add(new MarkdownSection(sectionStart, body, end, headings, List.copyOf(regions)));
    }
    regions = new ArrayList<>();
  }

  private void addRegions(Node node) {
    if (node instanceof FencedCodeBlock
        || node instanceof IndentedCodeBlock
        || node instanceof HtmlBlock) {
      addRegion(start((Block) node), end((Block) node));
    } else if (node instanceof Paragraph paragraph) {
      addTable(paragraph.getSourceSpans());
    } else {
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        addRegions(child);
      }
    }
  }

  private void addTable(List<SourceSpan> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (isDelimiterRow(lineText(lines.get(i))) && lineText(lines.get(i - 1)).contains("|")) {
        SourceSpan last = lines.get(lines.size() - 1);
        addRegion(
            offset + lines.get(i - 1).getInputIndex(),
            offset + last.getInputIndex() + last.getLength());
        return;
      }
    }
  }

  private String lineText(SourceSpan line) {
    int start = offset + line.getInputIndex();
    return text.substring(start, start + line.getLength());
  }

  private static boolean isDelimiterRow(String line) {
    boolean dash = false;
    boolean bar = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      dash |= c == '-';
      bar |= c == '|';
      if (c != '-' && c != '|' && c != ':' && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return dash && bar;
  }

  /** Adds whole lines, since a region is cut at lines. */
  private void addRegion(int start, int end) {
    int lineEnd = end;
    if (lineEnd < text.length() && text.charAt(lineEnd) == '\r') {
      lineEnd++;
    }
    if (lineEnd < text.length() && text.charAt(lineEnd) == '\n') {
      lineEnd++;
    }
    int lineStart = lineStart(start);
    int previousEnd = regions.isEmpty() ? sectionStart : regions.get(regions.size() - 1).end();
    if (lineStart >= previousEnd && lineStart >= bodyStart) {
      regions.add(new Region(lineStart, lineEnd));
    }
  }

  private int lineStart(int position) {
    int i = position;
    while (i > origin && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
      i--;
    }
    return i;
  }

  private int start(Block block) {
    return offset + block.getSourceSpans().get(0).getInputIndex();
  }

  private int end(Block block) {
    List<SourceSpan> spans = block.getSourceSpans();
    SourceSpan last = spans.get(spans.size() - 1);
    return offset + last.getInputIndex() + last.getLength();
  }
}
