package dev.ragged.bench.peers;

import java.util.List;

/**
 * Asks several peers the same queries side by side, a few at a time in turn, so that all meet the
 * same disturbances. One searching thread.
 */
final class Contest {
  // Half a step in recall at most, and up to what a hard set needs; a peer stops where it has
  // reached the last recall that is asked for.
  private static final int[] SWEEP = {
    10, 12, 14, 17, 20, 24, 29, 35, 42, 50, 60, 75, 95, 120, 160, 220, 300, 420, 600
  };

  // Queries in a row for one peer: long enough for its data to be in the caches, short enough for a
  // disturbance to outlast it.
  private static final int TURN = 50;

  private final Workload workload;
  private final Truth truth;
  private final List<Contestant> contestants;
  private final double enough;

  /**
   * @param enough the recall at which a curve may end
   */
  Contest(Workload workload, Truth truth, List<Contestant> contestants, double enough) {
    this.workload = workload;
    this.truth = truth;
    this.contestants = contestants;
    this.enough = enough;
  }

  /** Lets compilers warm up for one round, which does not count, and measures {@code rounds}. */
  void run(int rounds) throws Exception {
    for (int ef : SWEEP) {
      for (Contestant contestant : contestants) {
        if (!contestant.curve().reaches(enough)) {
          contestant.curve().add(new Point(ef, workload.queries().length));
        }
      }
      ask(ef);
    }
    contestants.forEach(contestant -> contestant.curve().points().forEach(Point::warm));
    for (int round = 0; round < rounds; round++) {
      for (int ef : SWEEP) {
        ask(ef);
      }
      contestants.forEach(contestant -> contestant.curve().points().forEach(Point::endRound));
    }
  }

  private void ask(int ef) throws Exception {
    int queries = workload.queries().length;
    int first = 0;
    for (int from = 0; from < queries; from += TURN) {
      int to = Math.min(from + TURN, queries);
      for (int i = 0; i < contestants.size(); i++) {
        Contestant contestant = contestants.get((first + i) % contestants.size());
        for (Point point : contestant.curve().points()) {
          if (point.ef() == ef) {
            point.measure(contestant.peer(), workload, truth, from, to);
          }
        }
      }
      first++;
    }
  }
}
