package dev.ragged.document;

/** Reads any file whose content looks like text. Thread-safe. */
final class PlainTextReader implements DocumentReader {
  @Override
  public boolean accepts(RawFile file) {
    return BinaryContent.reason(file.bytes()).isEmpty();
  }

  @Override
  public ParsedDocument read(RawFile file) {
    TextDecoder decoded = TextDecoder.decode(file.bytes());
    return new ParsedDocument(
        "", decoded.text(), Document.PLAIN, FileFacts.of(file, decoded.charset()));
  }
}
