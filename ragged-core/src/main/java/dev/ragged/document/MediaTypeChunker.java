package dev.ragged.document;

import java.util.List;

/** Leaves each document to the chunker made for its kind of text. Thread-safe. */
final class MediaTypeChunker implements Chunker {
  private final Chunker prose;
  private final Chunker markdown;
  private final Chunker source;

  MediaTypeChunker(Chunker prose, Chunker markdown, Chunker source) {
    this.prose = prose;
    this.markdown = markdown;
    this.source = source;
  }

  @Override
  public List<Chunk> chunk(Document document) {
    return switch (document.mediaType()) {
      case Document.MARKDOWN -> markdown.chunk(document);
      case Document.SOURCE -> source.chunk(document);
      default -> prose.chunk(document);
    };
  }

  @Override
  public String fingerprint() {
    return "by-media-type("
        + prose.fingerprint()
        + "; "
        + markdown.fingerprint()
        + "; "
        + source.fingerprint()
        + ")";
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
