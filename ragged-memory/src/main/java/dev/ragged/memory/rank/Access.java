package dev.ragged.memory.rank;

import java.time.Instant;
import java.util.Objects;

/**
 * How a persona used a document before. Immutable.
 *
 * @param times how often, at least 1
 * @param last the latest time
 */
public record Access(long times, Instant last) {
  public Access {
    if (times < 1) {
      throw new IllegalArgumentException(
          "times must be at least 1: times=" + times + "; a document never used has no access");
    }
    Objects.requireNonNull(last, "last");
  }
}
