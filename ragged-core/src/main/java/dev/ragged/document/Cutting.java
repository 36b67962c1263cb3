package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the parts of one document one after the other and collects their chunks. One thread at a
 * time.
 */
final class Cutting {
  private final Document document;
  private final String title;
  private final ChunkSize size;
  private final TokenCounter counter;
  private final List<Chunk> chunks = new ArrayList<>();

  Cutting(Document document, String title, ChunkSize size, TokenCounter counter) {
    this.document = document;
    this.title = title;
    this.size = size;
    this.counter = counter;
  }

  /** Adds the chunks of one range of the text that share context and metadata. */
  void add(int from, int to, List<String> headings, CutFinder finder, List<Region> kept) {
    String text = document.text();
    String context = ContextLine.of(title, headings, size, counter);
    int budget =
        Math.max(1, size.tokens() - (context.isEmpty() ? 0 : counter.count(context + "\n")));
    Cuts cuts = new Cuts();
    finder.find(text, from, to, cuts);
    Pieces pieces = new Pieces(text, counter, budget, pieceTarget());
    pieces.addAll(cuts, to);
    for (Region region : kept) {
      pieces.keep(region.start(), region.end());
    }
    Metadata metadata =
        headings.isEmpty()
            ? Metadata.empty()
            : Metadata.of("heading", String.join(ContextLine.SEPARATOR, headings));
    new Packer(text, pieces, size, counter, context, budget)
        .pack((start, end) -> addChunk(start, end, context, metadata));
  }

  private void addChunk(int start, int end, String context, Metadata metadata) {
    Chunk chunk =
        new Chunk(
            chunks.size(), document.text().substring(start, end), context, start, end, metadata);
    // One piece beside its context may have more tokens than both alone; the text comes first.
    boolean fits = counter.count(chunk.searchableText()) <= size.tokens();
    chunks.add(fits ? chunk : new Chunk(chunk.position(), chunk.text(), "", start, end, metadata));
  }

  /** Small enough that chunks fill well and some whole pieces fit in the overlap. */
  private int pieceTarget() {
    int quarter = size.tokens() / 4;
    return Math.max(1, size.overlap() == 0 ? quarter : Math.min(quarter, size.overlap() / 2));
  }

  List<Chunk> chunks() {
    return List.copyOf(chunks);
  }
}
