package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * E-mail addresses. From each {@code @} it looks left and right, never beyond the next {@code @},
 * so no character is looked at more than twice.
 */
final class EmailFinder implements Finder {
  @Override
  public PiiKind kind() {
    return PiiKind.EMAIL;
  }

  @Override
  public List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = EmailDomain.end(text, at + 1);
      int start = end < 0 ? at : EmailLocalPart.start(text, at);
      if (start < at) {
        add(found, start, end);
      }
    }
    return found;
  }

  /** Two that overlap, as in a@b.com@c.com, are one. */
  private static void add(List<Span> found, int start, int end) {
    int last = found.size() - 1;
    if (last >= 0 && found.get(last).end() > start) {
      found.set(last, new Span(found.get(last).start(), end));
    } else {
      found.add(new Span(start, end));
    }
  }
}
