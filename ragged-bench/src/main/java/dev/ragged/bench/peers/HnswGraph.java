package dev.ragged.bench.peers;

import dev.ragged.backend.hnsw.HnswParameters;

/**
 * With what a graph of a sweep is built. Immutable.
 *
 * @param m links of a node above the lowest level
 * @param efConstruction candidates that an insertion keeps
 */
public record HnswGraph(int m, int efConstruction) {
  /** Creates the parameters; ranges are those of {@link HnswParameters}. */
  public HnswGraph {
    var unused = new HnswParameters(m, efConstruction, 1);
  }

  /**
   * Reads {@code M/EFC}, such as {@code 32/200}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static HnswGraph parse(String text) {
    int slash = text.indexOf('/');
    try {
      return new HnswGraph(
          Integer.parseInt(text.substring(0, Math.max(0, slash)).strip()),
          Integer.parseInt(text.substring(slash + 1).strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a graph is M/efConstruction, such as 32/200: graph=\"" + text + "\"", e);
    }
  }

  @Override
  public String toString() {
    return m + "/" + efConstruction;
  }
}
