package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;

/** Joins headings that have nothing below them to what follows, so that none is a chunk alone. */
final class BareHeadings {
  private final List<MarkdownSection> joined = new ArrayList<>();
  private final List<MarkdownSection> bare = new ArrayList<>();

  private BareHeadings() {}

  static List<MarkdownSection> join(List<MarkdownSection> sections) {
    BareHeadings headings = new BareHeadings();
    for (MarkdownSection section : sections) {
      if (section.isBare()) {
        headings.bare.add(section);
      } else {
        headings.close(section);
      }
    }
    headings.flush();
    return headings.joined;
  }

  /** Puts the headings right above {@code section} in front of it, the others on their own. */
  private void close(MarkdownSection section) {
    int start = section.start();
    while (!bare.isEmpty() && isAbove(bare.get(bare.size() - 1).headings(), section.headings())) {
      start = bare.remove(bare.size() - 1).start();
    }
    flush();
    joined.add(
        new MarkdownSection(
            start, section.bodyStart(), section.end(), section.headings(), section.regions()));
  }

  private void flush() {
    if (bare.isEmpty()) {
      return;
    }
    List<String> shared = bare.get(0).headings();
    for (MarkdownSection section : bare) {
      shared = sharedStart(shared, section.headings());
    }
    int end = bare.get(bare.size() - 1).end();
    joined.add(new MarkdownSection(bare.get(0).start(), end, end, shared, List.of()));
    bare.clear();
  }

  private static boolean isAbove(List<String> above, List<String> below) {
    return above.size() < below.size() && below.subList(0, above.size()).equals(above);
  }

  private static List<String> sharedStart(List<String> a, List<String> b) {
    int i = 0;
    while (i < a.size() && i < b.size() && a.get(i).equals(b.get(i))) {
      i++;
    }
    return a.subList(0, i);
  }
}
