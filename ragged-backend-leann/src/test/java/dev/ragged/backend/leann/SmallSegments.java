package dev.ragged.backend.leann;

import dev.ragged.backend.leann.search.SearchPolicy;

/** Closes segments so early, and builds graphs so soon, that small tests have several of both. */
final class SmallSegments {
  static final LeannPolicy POLICY =
      new LeannPolicy(300 * 4 * 32, 200, 0.25, new SearchPolicy(64, 128, 1, 1, 16));

  private SmallSegments() {}
}
