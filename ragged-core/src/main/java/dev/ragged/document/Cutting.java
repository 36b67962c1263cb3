package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the parts of one document one after the other and collects their chunks. One thread at a
 * time.
 */
final class Cutting {
  private final Document document;
  private final ChunkSize size;
  private final TokenCounter counter;
  private final List<Chunk> chunks = new ArrayList<>();

  Cutting(Document document, ChunkSize size, TokenCounter counter) {
    this.document = document;
    this.size = size;
    this.counter = counter;
  }

  /** Adds the chunks of one range of the text that share context and metadata. */
  void add(int from, int to, List<String> headings, CutFinder finder, List<Region> kept) {
    String text = document.text();
    String context = ContextLine.of(document.title(), headings, size, counter);
    int budget = Math.max(1, size.tokens() - counter.count(context));
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
        .pack(
            (start, end) ->
                chunks.add(
                    new Chunk(
                        chunks.size(), text.substring(start, end), context, start, end, metadata)));
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
