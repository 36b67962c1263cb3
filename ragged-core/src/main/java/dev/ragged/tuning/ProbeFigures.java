package dev.ragged.tuning;

import java.time.Duration;
import java.util.Objects;

/**
 * What repeating searches exactly has shown. Recall and times are those of the latest probes.
 * Immutable.
 *
 * @param probes probes in the window
 * @param recall mean share of the ten nearest that were found, in [0, 1]; 1 without any
 * @param worstRecall mean of the worst 5 %, at least of one
 * @param search median time of the vector search; zero without any
 * @param exact median time of the exact one
 * @param skipped probes that were left out since the store opened, because another one ran, the
 *     machine was busy, or the exact search took too long
 * @param failed probes that failed since the store opened
 */
public record ProbeFigures(
    int probes,
    double recall,
    double worstRecall,
    Duration search,
    Duration exact,
    long skipped,
    long failed) {
  public ProbeFigures {
    Objects.requireNonNull(search, "search");
    Objects.requireNonNull(exact, "exact");
  }
}
