package dev.ragged.backend.leann.codes;

/**
 * Where the levels of many rows lie in one array of ints, and how a query's weights lie so that the
 * sums of level times weight are quick to take. Immutable.
 */
interface CodeLayout {
  /** Returns the bytes of one row. */
  int bytesPerRow();

  /** Returns the largest number of rows that one array can hold. */
  int maxRows();

  /** Returns an array for {@code rows} rows, all levels 0. */
  int[] allocate(int rows);

  /**
   * Stores the levels of one row, whose place in {@code words} holds level 0 throughout.
   *
   * @param rows how many rows {@code words} was allocated for
   */
  void put(byte[] levels, int[] words, int rows, int row);

  /** Fills {@code levels} with those of {@code row}. */
  void get(int[] words, int rows, int row, byte[] levels);

  /** Returns how many ints of {@code words} belong to its rows; they come first, and are stored. */
  int stored(int rows);

  /** Returns the largest size of a weight. */
  int maxWeight();

  /** Returns an array that a query's weights fit in. */
  int[] allocateWeights();

  /** Lays {@code weights}, each from -{@link #maxWeight} to that, into {@code query}. */
  void layOut(int[] weights, int[] query);

  /**
   * Writes the sum of level times weight for the rows from {@code from} on to {@code sums}.
   * Allocates nothing.
   *
   * @param count at most {@code Codes.BLOCK}, and no row lies behind the block of the first
   * @param scratch length {@code Codes.BLOCK}, overwritten
   */
  void sums(int[] query, int[] words, int rows, int from, int count, int[] scratch, int[] sums);

  /** As the other, for the first {@code count} of {@code nodes}; any count. */
  void sums(int[] query, int[] words, int rows, int[] nodes, int count, int[] sums);
}
