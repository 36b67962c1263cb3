package dev.ragged.document;

import java.util.List;

/**
 * A heading of a Markdown text and what stands under it, up to the next heading.
 *
 * @param start index of its first character
 * @param bodyStart index of the first visible character below the heading, or {@code end}
 * @param end index behind its last character
 * @param headings the headings above its text, outermost first
 * @param regions its code blocks and tables, in order
 */
record MarkdownSection(
    int start, int bodyStart, int end, List<String> headings, List<Region> regions) {
  /** Returns whether there is nothing below the heading. */
  boolean isBare() {
    return bodyStart == end;
  }
}
