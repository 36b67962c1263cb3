package dev.ragged.memory.store;

import dev.ragged.memory.time.Period;
import java.util.Optional;

/**
 * A range of milliseconds since 1970, both ends included; none if the first is after the last.
 * Immutable.
 */
record MillisRange(long first, long last) {
  /** Every time that can be stored, those included that no period contains. */
  static final MillisRange ALL = new MillisRange(Long.MIN_VALUE, Long.MAX_VALUE);

  static MillisRange of(Optional<Period> period) {
    return period
        .map(given -> new MillisRange(given.fromMillis(), given.toMillis() - 1))
        .orElse(ALL);
  }
}
