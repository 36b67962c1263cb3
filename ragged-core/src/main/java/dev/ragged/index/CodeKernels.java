package dev.ragged.index;

/**
 * Sums of products of small whole numbers, for indexes that keep codes of 4 or 8 bits in place of
 * vectors. Thread-safe.
 *
 * <p>All sums are exact, so every implementation returns the same. A row of codes is {@code words}
 * ints; the rows lie one after the other in one array, which ends in {@link #OVERRUN} further ints
 * of any value, so that a vector register may read past the last row.
 *
 * <p>A query has a weight for each number of a row. Its <i>parts</i> follow one another, each of
 * {@link #partLength} ints. Part <i>b</i> has the weight of number <i>b</i> of every 16-bit half of
 * a row, counted from the lowest bit, in the same half.
 */
public interface CodeKernels {
  /** How many ints lie behind the last row, and what the length of a query's part is rounded to. */
  int OVERRUN = 16;

  /** The largest weight of a query, and the smallest with the opposite sign. */
  int MAX_WEIGHT = 127;

  /** Returns the length of one part of a query: {@code words}, rounded up. */
  static int partLength(int words) {
    return (words + OVERRUN - 1) / OVERRUN * OVERRUN;
  }

  /**
   * Compares a query with rows of eight unsigned numbers of 4 bits per int: {@code out[i]} becomes
   * the sum of the numbers of row {@code numbers[i]}, each times its weight. Allocates nothing.
   *
   * @param query four parts of weights from -127 to 127; those behind the row's end are 0
   * @param rows the rows, and {@link #OVERRUN} ints behind them
   * @param words ints per row, at most 130,000
   * @param numbers which rows; row <i>n</i> begins at {@code n * words}
   * @param count how many of {@code numbers} are meant
   * @param out takes the sums; length at least {@code count}
   */
  void nibbleDots(int[] query, int[] rows, int words, int[] numbers, int count, int[] out);

  /**
   * As {@link #nibbleDots}, for rows of four signed numbers of 8 bits per int, from -127 to 127;
   * the query has two parts, and {@code words} is at most 32,000.
   */
  void byteDots(int[] query, int[] rows, int words, int[] numbers, int count, int[] out);
}
