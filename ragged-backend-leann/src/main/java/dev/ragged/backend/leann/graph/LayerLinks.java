package dev.ragged.backend.leann.graph;

/**
 * One layer while it is built: links, how close their ends are, and what is known of a list. A list
 * belongs to one thread at a time.
 */
final class LayerLinks {
  private final LinkTable table;
  private final float[] closeness;

  /** How many links at the head of a list came out of one choice, so that none shadows another. */
  private final short[] chosen;

  /** Which ids are twins. */
  private final boolean[] twin;

  LayerLinks(int size, int capacity) {
    table = new LinkTable(size, capacity);
    closeness = new float[size * capacity];
    chosen = new short[size];
    twin = new boolean[size];
  }

  /** Returns the links themselves, which change with this object. */
  LinkTable table() {
    return table;
  }

  float closeness(int id, int i) {
    return closeness[id * table.capacity() + i];
  }

  int chosen(int id) {
    return chosen[id];
  }

  /** Returns whether {@code id} was made a twin. */
  boolean isTwin(int id) {
    return twin[id];
  }

  /**
   * Says that {@code id} is as close to {@code other} as to itself. It then has a link to that one,
   * and none leads to it while the layer grows: of a thousand equal rows, which would fill all
   * lists of candidates and link to each other only, the layer sees one.
   */
  void setTwin(int id, int other, float howClose) {
    append(id, other, howClose);
    twin[id] = true;
  }

  /** Returns the number of twins. */
  int twins() {
    int twins = 0;
    for (boolean each : twin) {
      twins += each ? 1 : 0;
    }
    return twins;
  }

  /** Makes the links of {@code id}, which has none, those that it has in {@code other}. */
  void copy(int id, LayerLinks other) {
    for (int i = 0; i < other.table.degree(id); i++) {
      append(id, other.table.link(id, i), other.closeness(id, i));
    }
    chosen[id] = other.chosen[id];
    twin[id] = other.twin[id];
  }

  boolean hasRoom(int id) {
    return table.degree(id) < table.capacity();
  }

  boolean contains(int id, int link) {
    for (int i = 0; i < table.degree(id); i++) {
      if (table.link(id, i) == link) {
        return true;
      }
    }
    return false;
  }

  /** Makes what {@code choice} has chosen the links of {@code id}. */
  void replace(int id, LinkChoice choice) {
    for (int i = 0; i < choice.size(); i++) {
      put(id, i, choice.node(i), choice.closeness(i));
    }
    table.resize(id, choice.size());
    chosen[id] = (short) choice.size();
  }

  /** Adds a link to {@code id}, which has room for it. */
  void append(int id, int link, float howClose) {
    int degree = table.degree(id);
    put(id, degree, link, howClose);
    table.resize(id, degree + 1);
  }

  /** Puts another link in the place of link {@code i}. */
  void put(int id, int i, int link, float howClose) {
    table.set(id, i, link);
    closeness[id * table.capacity() + i] = howClose;
    chosen[id] = (short) Math.min(chosen[id], i);
  }
}
