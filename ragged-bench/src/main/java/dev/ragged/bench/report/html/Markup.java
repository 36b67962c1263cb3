package dev.ragged.bench.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Text of HTML or SVG as it grows. Values are escaped. One thread at a time. */
final class Markup {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element, which {@link #end} closes.
   *
   * @param attributes names and values in turn
   */
  Markup begin(String name, String... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup end() {
    text.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Adds an element without content. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  /** Adds an element with text in it. */
  Markup element(String name, String content, String... attributes) {
    return begin(name, attributes).text(content).end();
  }

  /** Adds text. */
  Markup text(String content) {
    text.append(escape(content));
    return this;
  }

  /** Adds what was made elsewhere, as it is. */
  Markup raw(String markup) {
    text.append(markup);
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      text.append('"');
    }
    return text;
  }

  /** Returns a coordinate. */
  static String px(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String escape(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return text.toString();
  }
}
