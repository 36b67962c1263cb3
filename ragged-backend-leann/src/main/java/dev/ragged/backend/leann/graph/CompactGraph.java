package dev.ragged.backend.leann.graph;

import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph whose lists are unpacked one by one as a walk reads them: the form for files and for
 * little memory, of about 40 bytes per node with {@code m = 16}. Immutable.
 *
 * <p>In a file:
 *
 * <pre>
 * 4      most links of a node at level 0
 * 4      number of members of the upper layers: nodes on level 1 or above, at least the entry
 * 4      for each member its node; the entry first, then by falling level
 * 4      number of upper layers
 *        for each upper layer, level 1 first:
 *   4      how many of the members are on this level
 *   4      most links of a member
 *   lists  for each member its links, as positions among the members
 * lists  for each node its links at level 0
 *
 * lists: 4   number of bytes that follow
 *            the lists as described at {@code PackedLists}
 * </pre>
 */
public final class CompactGraph extends Adjacency {
  private static final int MAX_CAPACITY = 2 * GraphParameters.MAX_M;
  private static final int MAX_LAYERS = 64;

  private final PackedLists base;
  private final int capacity;

  private CompactGraph(int size, PackedLists base, int capacity, UpperLayers upper) {
    super(size, upper);
    this.base = base;
    this.capacity = capacity;
  }

  /** Packs {@code graph}. */
  public static CompactGraph of(Graph graph) {
    return new CompactGraph(
        graph.size(), PackedLists.of(graph.base()), graph.maxDegree(), graph.upper());
  }

  /** Returns the same graph in the form for fast walks. */
  public Graph unpack() {
    return new Graph(base.toTable(capacity), upper());
  }

  @Override
  public int maxDegree() {
    return capacity;
  }

  @Override
  public int neighbors(int node, int[] out) {
    return base.copy(node, out);
  }

  @Override
  public long bytes() {
    return base.bytes() + upper().bytes();
  }

  /** Writes the graph, but not its number of nodes. */
  public void writeTo(IndexFileWriter out) throws IOException {
    out.writeInt(capacity);
    int[] members = upper().members();
    out.writeInt(members.length);
    for (int member : members) {
      out.writeInt(member);
    }
    out.writeInt(upper().height());
    for (LinkTable layer : upper().layers()) {
      out.writeInt(layer.size());
      out.writeInt(layer.capacity());
      PackedLists.of(layer).writeTo(out);
    }
    base.writeTo(out);
  }

  /**
   * Reads a graph of {@code size} nodes.
   *
   * @throws dev.ragged.error.StoreCorruptedException if there is none
   */
  public static CompactGraph readFrom(IndexFileReader in, int size) throws IOException {
    int capacity = readBetween(in, 1, MAX_CAPACITY, "most links of a node");
    UpperLayers upper = readUpper(in, size, capacity);
    PackedLists base = PackedLists.readFrom(in, size, capacity, size);
    return new CompactGraph(size, base, capacity, upper);
  }

  private static UpperLayers readUpper(IndexFileReader in, int size, int capacity)
      throws IOException {
    int[] members = new int[in.readCount(Integer.BYTES, "members of the upper layers")];
    if (members.length > size || (members.length == 0) != (size == 0)) {
      throw in.corrupted(
          "members of the upper layers", Math.min(1, size) + " to " + size, members.length);
    }
    for (int i = 0; i < members.length; i++) {
      members[i] = readBetween(in, 0, size - 1, "member");
    }
    int height = readBetween(in, 0, size == 0 ? 0 : MAX_LAYERS, "number of upper layers");
    List<LinkTable> layers = new ArrayList<>();
    int below = members.length;
    for (int level = 1; level <= height; level++) {
      int count = readBetween(in, level == 1 ? below : 1, below, "members on level " + level);
      int most = readBetween(in, 1, capacity, "most links on level " + level);
      layers.add(PackedLists.readFrom(in, count, most, count).toTable(most));
      below = count;
    }
    return new UpperLayers(members, layers);
  }

  private static int readBetween(IndexFileReader in, int least, int most, String name)
      throws IOException {
    int value = in.readInt();
    if (value < least || value > most) {
      throw in.corrupted(name, least + " to " + most, value);
    }
    return value;
  }
}
