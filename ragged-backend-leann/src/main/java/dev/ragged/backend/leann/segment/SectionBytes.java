package dev.ragged.backend.leann.segment;

/**
 * Bytes by kind of content. Immutable.
 *
 * @param ordinals which vectors there are
 * @param codes codes
 * @param rows whole vectors
 * @param graph links
 */
public record SectionBytes(long ordinals, long codes, long rows, long graph) {
  /** No bytes. */
  public static final SectionBytes NONE = new SectionBytes(0, 0, 0, 0);

  /** Returns the sum of both, kind by kind. */
  public SectionBytes plus(SectionBytes other) {
    return new SectionBytes(
        ordinals + other.ordinals, codes + other.codes, rows + other.rows, graph + other.graph);
  }

  /** Returns the bytes of all kinds. */
  public long total() {
    return ordinals + codes + rows + graph;
  }
}
