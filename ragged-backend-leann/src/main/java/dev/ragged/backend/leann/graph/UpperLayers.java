package dev.ragged.backend.leann.graph;

import java.util.List;

/**
 * The sparse layers above level 0, through which a walk comes near its query. Immutable.
 *
 * <p>The members of a layer are the first ones of the layer below: {@code members} lists them once,
 * highest level first, and links are positions in it. So no layer needs a map, and a walk that goes
 * down a layer keeps its position.
 */
final class UpperLayers {
  private final int[] members;
  private final List<LinkTable> layers;

  /**
   * @param members position to node; at least one, the entry, unless the graph is empty; kept
   * @param layers the tables of level 1, 2, ...; each has as many ids as the layer has members
   */
  UpperLayers(int[] members, List<LinkTable> layers) {
    this.members = members;
    this.layers = List.copyOf(layers);
  }

  /** Returns the layers of a graph without nodes. */
  static UpperLayers empty() {
    return new UpperLayers(new int[0], List.of());
  }

  /** Returns what leads nowhere but to {@code entry}. */
  static UpperLayers none(int entry) {
    return new UpperLayers(new int[] {entry}, List.of());
  }

  /** Returns the node of each position; not to be changed. */
  int[] members() {
    return members;
  }

  List<LinkTable> layers() {
    return layers;
  }

  /** Returns the number of layers. */
  int height() {
    return layers.size();
  }

  /** Returns the links of level {@code level}, 1 to {@link #height}. */
  LinkTable level(int level) {
    return layers.get(level - 1);
  }

  long bytes() {
    long bytes = (long) Integer.BYTES * members.length;
    for (LinkTable layer : layers) {
      bytes += (long) Integer.BYTES * layer.cells.length;
    }
    return bytes;
  }
}
