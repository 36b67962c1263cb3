package dev.ragged.document;

import java.util.List;
import java.util.function.Function;

/** Cuts a document in one way from start to end. Thread-safe. */
final class UniformChunker implements Chunker {
  private final String name;
  private final CutFinder finder;
  private final Function<Document, String> title;
  private final ChunkSize size;
  private final TokenCounter counter;

  UniformChunker(
      String name,
      CutFinder finder,
      Function<Document, String> title,
      ChunkSize size,
      TokenCounter counter) {
    this.name = name;
    this.finder = finder;
    this.title = title;
    this.size = size;
    this.counter = counter;
  }

  @Override
  public List<Chunk> chunk(Document document) {
    Cutting cutting = new Cutting(document, title.apply(document), size, counter);
    cutting.add(0, document.text().length(), List.of(), finder, List.of());
    return cutting.chunks();
  }

  @Override
  public String fingerprint() {
    return Chunkers.fingerprint(name, size, counter);
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
