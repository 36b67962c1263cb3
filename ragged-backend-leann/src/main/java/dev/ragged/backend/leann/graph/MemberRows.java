package dev.ragged.backend.leann.graph;

/** The rows of a layer above level 0, numbered by position. */
final class MemberRows implements BuildRows {
  private final BuildRows rows;
  private final int[] members;
  private final int size;

  /**
   * @param members position to node of {@code rows}
   * @param size how many of the members the layer has
   */
  MemberRows(BuildRows rows, int[] members, int size) {
    this.rows = rows;
    this.members = members;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Comparer comparer() {
    return new MemberComparer(rows.comparer());
  }

  private final class MemberComparer implements Comparer {
    private final Comparer comparer;
    private int[] nodes = new int[64];

    MemberComparer(Comparer comparer) {
      this.comparer = comparer;
    }

    @Override
    public void target(int position) {
      comparer.target(members[position]);
    }

    @Override
    public void score(int[] positions, int count, float[] out) {
      if (nodes.length < count) {
        nodes = new int[Math.max(count, 2 * nodes.length)];
      }
      for (int i = 0; i < count; i++) {
        nodes[i] = members[positions[i]];
      }
      comparer.score(nodes, count, out);
    }
  }
}
