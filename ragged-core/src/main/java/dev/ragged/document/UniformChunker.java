package dev.ragged.document;

import java.util.List;

/** Cuts a document in one way from start to end. Thread-safe. */
final class UniformChunker implements Chunker {
  private final String name;
  private final CutFinder finder;
  private final ChunkSize size;
  private final TokenCounter counter;

  UniformChunker(String name, CutFinder finder, ChunkSize size, TokenCounter counter) {
    this.name = name;
    this.finder = finder;
    this.size = size;
    this.counter = counter;
  }

  @Override
  public List<Chunk> chunk(Document document) {
    Cutting cutting = new Cutting(document, size, counter);
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
