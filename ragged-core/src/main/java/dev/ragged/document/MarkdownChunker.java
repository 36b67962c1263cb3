package dev.ragged.document;

import java.util.List;

/** Cuts Markdown by its headings. Thread-safe. */
final class MarkdownChunker implements Chunker {
  private static final ProseCuts PROSE = new ProseCuts();
  private static final SourceCuts LINES = new SourceCuts();

  private final ChunkSize size;
  private final TokenCounter counter;

  MarkdownChunker(ChunkSize size, TokenCounter counter) {
    this.size = size;
    this.counter = counter;
  }

  @Override
  public List<Chunk> chunk(Document document) {
    String text = document.text();
    int start = FrontMatter.of(text).end();
    if (text.substring(start).isBlank()) {
      start = 0;
    }
    Cutting cutting = new Cutting(document, document.title(), size, counter);
    for (MarkdownSection section : MarkdownOutline.of(text, start).sections()) {
      cutting.add(
          section.start(),
          section.end(),
          section.headings(),
          (whole, from, to, cuts) -> cut(whole, section, cuts),
          section.regions());
    }
    return cutting.chunks();
  }

  private static void cut(String text, MarkdownSection section, Cuts cuts) {
    int position = section.start();
    for (Region region : section.regions()) {
      PROSE.find(text, position, region.start(), cuts);
      LINES.find(text, region.start(), region.end(), cuts);
      cuts.lower(region.start(), region.start(), strengthBefore(text, position, region.start()));
      position = region.end();
    }
    PROSE.find(text, position, section.end(), cuts);
    // A heading stays with what it heads.
    cuts.lower(section.start() + 1, section.bodyStart(), Cuts.INSIDE_WORD);
  }

  /** Code stays with the line above it, more so if a colon announces it. */
  private static int strengthBefore(String text, int from, int regionStart) {
    int last = regionStart - 1;
    int lineEnds = 0;
    while (last >= from && Character.isWhitespace(text.charAt(last))) {
      lineEnds += text.charAt(last) == '\n' ? 1 : 0;
      last--;
    }
    boolean announced = last >= from && text.charAt(last) == ':';
    return announced ? Cuts.LINE : lineEnds > 1 ? Cuts.PARAGRAPH : Cuts.SENTENCE;
  }

  @Override
  public String fingerprint() {
    return Chunkers.fingerprint("markdown", size, counter);
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
