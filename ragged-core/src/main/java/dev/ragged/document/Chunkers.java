package dev.ragged.document;

import java.util.Objects;
import java.util.function.Function;

/**
 * The built-in chunkers.
 *
 * <p>What all of them promise:
 *
 * <ul>
 *   <li>A chunk's text is {@code document.text().substring(start, end)}, without blanks at its end.
 *   <li>What is embedded, {@link Chunk#searchableText()}, never has more than {@link
 *       ChunkSize#tokens()} tokens. The one exception is a single code point that has more.
 *   <li>No chunk has more than 20 characters per token of the size, which bounds what a tokenizer
 *       takes for one unknown word.
 *   <li>Every visible character is in at least one chunk; order is reading order.
 *   <li>The title of the document is part of each chunk's context, which takes at most a quarter of
 *       the chunk.
 *   <li>Words, and characters of several code points, are cut only if they alone do not fit.
 *   <li>Time is linear in the length of the text, and in that of the chunks that overlap makes.
 * </ul>
 */
public final class Chunkers {
  /** Changes when any of these chunkers starts to cut differently. */
  private static final int VERSION = 1;

  private Chunkers() {}

  /**
   * Returns the default: {@link #markdown} for Markdown, {@link #source} for program text, {@link
   * #recursive} for all else.
   */
  public static Chunker byMediaType(ChunkSize size, TokenCounter counter) {
    return new MediaTypeChunker(
        recursive(size, counter), markdown(size, counter), source(size, counter));
  }

  /**
   * Returns a chunker for prose: cuts between paragraphs where it can, else between list items,
   * sentences, lines or words.
   */
  public static Chunker recursive(ChunkSize size, TokenCounter counter) {
    return uniform("recursive", new ProseCuts(), Document::title, size, counter);
  }

  /**
   * Returns a chunker for Markdown: no chunk crosses a heading, and the headings above it are its
   * context and its metadata {@code heading}, for example {@code "Guide > Install"}. A code block
   * or table that fits in a chunk is not cut. YAML front matter is left out of the chunks, unless
   * there is nothing else.
   */
  public static Chunker markdown(ChunkSize size, TokenCounter counter) {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(counter, "counter");
    return new MarkdownChunker(size, counter);
  }

  /**
   * Returns a chunker for program text: cuts at blank lines where it can, the outermost first, else
   * at lines, and keeps indentation. A document without a title has its id as context.
   */
  public static Chunker source(ChunkSize size, TokenCounter counter) {
    return uniform("source", new SourceCuts(), Chunkers::titleOrId, size, counter);
  }

  /** Returns a chunker that fills each chunk with as many words as fit, wherever it ends. */
  public static Chunker fixed(ChunkSize size, TokenCounter counter) {
    return uniform("fixed", new WordCuts(), Document::title, size, counter);
  }

  private static Chunker uniform(
      String name,
      CutFinder finder,
      Function<Document, String> title,
      ChunkSize size,
      TokenCounter counter) {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(counter, "counter");
    return new UniformChunker(name, finder, title, size, counter);
  }

  private static String titleOrId(Document document) {
    return document.title().isBlank() ? document.id() : document.title();
  }

  static String fingerprint(String name, ChunkSize size, TokenCounter counter) {
    return name
        + "-"
        + VERSION
        + "(tokens="
        + size.tokens()
        + ", overlap="
        + size.overlap()
        + ", counter="
        + counter.name()
        + ")";
  }
}
