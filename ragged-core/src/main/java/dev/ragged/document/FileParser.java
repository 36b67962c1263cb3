package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Turns a file of any format into text by the first reader that accepts it: the caller's own, then
 * those found by {@link ServiceLoader}, then {@link DocumentReaders#builtIn()}. Thread-safe.
 */
public final class FileParser {
  private final List<DocumentReader> readers;

  private FileParser(List<DocumentReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Returns a parser that asks {@code own} readers first.
   *
   * @throws java.util.ServiceConfigurationError if a reader on the class or module path cannot be
   *     loaded
   */
  public static FileParser of(List<? extends DocumentReader> own) {
    List<DocumentReader> readers = new ArrayList<>(own);
    ServiceLoader.load(DocumentReader.class).forEach(readers::add);
    readers.addAll(DocumentReaders.builtIn());
    return new FileParser(readers);
  }

  /**
   * Returns what {@code file} holds: text that is not blank and can be made a {@link Document} as
   * it is. NUL and unpaired surrogates, which no document may hold, come out as U+FFFD.
   *
   * @throws UnreadableDocumentException if the file is empty, binary without a reader for it, not
   *     what its name promises, or too long; the message says which, without the path
   */
  public ParsedDocument parse(RawFile file) throws UnreadableDocumentException {
    if (file.bytes().length == 0) {
      throw new UnreadableDocumentException("empty file");
    }
    for (DocumentReader reader : readers) {
      if (accepts(reader, file)) {
        return checked(read(reader, file));
      }
    }
    throw new UnreadableDocumentException(refusal(file));
  }

  private static boolean accepts(DocumentReader reader, RawFile file)
      throws UnreadableDocumentException {
    try {
      return reader.accepts(file);
    } catch (RuntimeException e) {
      throw failed(reader, e);
    }
  }

  private static ParsedDocument read(DocumentReader reader, RawFile file)
      throws UnreadableDocumentException {
    try {
      return reader.read(file);
    } catch (RuntimeException e) {
      throw failed(reader, e);
    }
  }

  private static UnreadableDocumentException failed(DocumentReader reader, RuntimeException cause) {
    return new UnreadableDocumentException(
        "reader " + reader.getClass().getName() + " failed: " + cause, cause);
  }

  private static ParsedDocument checked(ParsedDocument parsed) throws UnreadableDocumentException {
    if (parsed.text().isBlank()) {
      throw new UnreadableDocumentException("no text in the file");
    }
    if (parsed.text().length() > Document.MAX_TEXT_LENGTH) {
      throw new UnreadableDocumentException(
          "text must have at most "
              + Document.MAX_TEXT_LENGTH
              + " characters: length="
              + parsed.text().length()
              + "; split the file");
    }
    return new ParsedDocument(
        title(parsed.title()),
        Texts.wellFormed(parsed.text()),
        parsed.mediaType(),
        parsed.metadata());
  }

  private static String title(String title) {
    String line = Texts.wellFormed(ContextLine.oneLine(title));
    int max = Document.MAX_TITLE_LENGTH - Graphemes.MAX_LENGTH;
    return line.substring(0, Graphemes.boundary(line, max, line.length()));
  }

  private static String refusal(RawFile file) {
    Optional<String> binary = BinaryContent.reason(file.bytes());
    String kind = binary.orElse("text in a form that no reader accepts");
    String extension = file.extension();
    return extension.isEmpty()
        ? kind
        : String.format(
            Locale.ROOT,
            "no reader for .%s files: %s; add one through DocumentReader",
            extension,
            kind);
  }
}
