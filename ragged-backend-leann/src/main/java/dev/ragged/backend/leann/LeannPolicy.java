package dev.ragged.backend.leann;

import dev.ragged.backend.leann.search.SearchPolicy;

/**
 * When the index closes and merges segments, and how it searches them. Immutable.
 *
 * @param deltaBytes bytes of new vectors that stay out of a segment, at most
 * @param graphFrom vectors of a segment from which on kept vectors get a graph; fewer are scanned
 * @param deadShare share of a segment's nodes, in (0, 1], that may be removed before it is written
 *     anew
 * @param search how segments are searched
 */
record LeannPolicy(long deltaBytes, int graphFrom, double deadShare, SearchPolicy search) {
  /**
   * The memory of the delta is a choice; a scan of 5,000 rows takes less than half a millisecond,
   * so that a graph would not be felt.
   */
  static final LeannPolicy DEFAULT = new LeannPolicy(32L << 20, 5_000, 0.25, SearchPolicy.DEFAULT);
}
