package dev.ragged.bench.peers;

import java.io.IOException;

/**
 * One index over one set of vectors, as its own documentation says to use it. Built once, then
 * searched by one thread.
 */
public interface Peer extends AutoCloseable {
  /** Returns a short name for tables, which tells the way of computing where there are several. */
  String name();

  /**
   * Builds the whole index. Called once, before anything else.
   *
   * @param vectors may be kept, and are not changed by anyone afterwards; row <i>i</i> has the
   *     number <i>i</i>
   * @param threads how many threads may build at the same time
   * @throws Exception if the peer fails
   */
  void build(float[][] vectors, int threads) throws Exception;

  /**
   * Finds the nearest neighbors of {@code query}.
   *
   * @param k how many
   * @param ef how many candidates the walk keeps; at least {@code k}
   * @param out takes the numbers of the rows, closest first; length at least {@code k}
   * @return how many were found, at most {@code k}
   * @throws Exception if the peer fails
   */
  int search(float[] query, int k, int ef, int[] out) throws Exception;

  /**
   * Returns the bytes of the index in a file of the peer's own, with its vectors. May write it to
   * find out.
   *
   * @throws Exception if the peer fails
   */
  long bytes() throws Exception;

  /**
   * Lets go of memory, threads and files.
   *
   * @throws IOException if a file cannot be closed or deleted
   */
  @Override
  default void close() throws IOException {}
}
