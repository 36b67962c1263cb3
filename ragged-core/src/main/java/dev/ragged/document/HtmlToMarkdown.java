package dev.ragged.document;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Writes an HTML element as Markdown, in one walk without recursion. One thread at a time. */
final class HtmlToMarkdown implements NodeFilter {
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "svg",
          "math",
          "iframe",
          "object",
          "button",
          "select",
          "textarea",
          "datalist",
          "dialog");
  private static final Set<String> NAVIGATION = Set.of("nav", "footer");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final String TABLE_BREAKERS = "table, pre, ul, ol, dl, h1, h2, h3, h4, h5, h6";

  private final boolean skipNavigation;
  private final MarkdownWriter out = new MarkdownWriter();
  private int tableDepth;
  private int plainTables;
  private int row;
  private int cells;

  private HtmlToMarkdown(boolean skipNavigation) {
    this.skipNavigation = skipNavigation;
  }

  /** Returns the text of {@code body}, with or without what its markup calls navigation. */
  static String convert(Element body, boolean skipNavigation) {
    HtmlToMarkdown markdown = new HtmlToMarkdown(skipNavigation);
    body.filter(markdown);
    return markdown.out.finish();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      out.text(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (node instanceof DataNode data && isNoFrames(node.parent())) {
      // What a page of frames says to those who cannot show frames is kept unparsed.
      out.text(Jsoup.parse(data.getWholeData()).text());
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    return isSkipped(element) ? FilterResult.SKIP_ENTIRELY : open(element);
  }

  private static boolean isNoFrames(@Nullable Node parent) {
    return parent != null && parent.nameIs("noframes");
  }

  private boolean isSkipped(Element element) {
    String name = element.normalName();
    return SKIPPED.contains(name)
        || element.hasAttr("hidden")
        || (skipNavigation
            && (NAVIGATION.contains(name)
                || element.attr("role").equals("navigation")
                || element.attr("aria-hidden").equals("true")));
  }

  private FilterResult open(Element element) {
    String name = element.normalName();
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> out.openHeading(name.charAt(1) - '0');
      case "br" -> out.lineBreak();
      case "pre" -> {
        out.codeBlock(element.wholeText());
        return FilterResult.SKIP_CHILDREN;
      }
      case "ul", "ol" -> out.openList(name.equals("ol"));
      case "li" -> out.openItem();
      case "dd" -> out.openItem();
      case "img" -> out.text(" " + element.attr("alt") + " ");
      case "table" -> openTable(element);
      case "tr" -> openRow();
      case "td", "th" -> openCell();
      default -> {
        if (element.isBlock()) {
          out.block();
        }
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && !isSkipped(element)) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private void close(Element element) {
    String name = element.normalName();
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> out.closeHeading();
      case "ul", "ol" -> out.closeList();
      case "table" -> closeTable();
      case "tr" -> closeRow();
      case "pre", "br" -> {}
      default -> {
        if (element.isBlock() && !CELLS.contains(name)) {
          out.block();
        }
      }
    }
  }

  /** Tables that hold more than words lay out a page; their cells are blocks. */
  private void openTable(Element table) {
    out.block();
    tableDepth++;
    // Within a layout table nothing is searched again, so nesting costs no more than the page.
    if (tableDepth == 1 && table.children().select(TABLE_BREAKERS).isEmpty()) {
      plainTables++;
      row = 0;
    }
  }

  private void closeTable() {
    if (tableDepth == 1 && plainTables > 0) {
      plainTables--;
    }
    tableDepth--;
    out.endRows();
    out.block();
  }

  private void openRow() {
    if (plainTables == 0) {
      out.block();
      return;
    }
    cells = 0;
    out.openRow();
  }

  private void openCell() {
    if (plainTables == 0) {
      out.block();
      return;
    }
    cells++;
    out.openCell();
  }

  private void closeRow() {
    if (plainTables == 0) {
      out.block();
      return;
    }
    row++;
    out.closeRow(row == 1 ? cells : 0);
  }
}
