package dev.ragged.memory.privacy.redact;

import java.util.List;

/**
 * Finds one kind of personal data by its form. Immutable; takes time in proportion to the text,
 * whatever the text.
 */
interface Finder {
  PiiKind kind();

  /**
   * Returns what was found, in order, without overlaps. The ends of the text count as spaces do.
   */
  List<Span> find(String text);
}
