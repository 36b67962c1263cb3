package dev.ragged.document;

import java.util.List;

/** The built-in readers: HTML, Markdown, program text, and any other file whose content is text. */
public final class DocumentReaders {
  private DocumentReaders() {}

  /** Returns the built-in readers in the order in which they are asked. Unmodifiable. */
  public static List<DocumentReader> builtIn() {
    return List.of(
        new HtmlReader(), new MarkdownReader(), new SourceReader(), new PlainTextReader());
  }
}
