package dev.ragged.spi;

import dev.ragged.filter.Filter;
import java.util.Objects;
import java.util.Optional;

/**
 * Which documents or chunks a call is about: those in scope for which the filter, if any, holds.
 * Immutable.
 *
 * @param scope who asks
 * @param filter the condition, or empty for no condition
 */
public record Selection(Scope scope, Optional<Filter> filter) {
  public Selection {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(filter, "filter");
  }

  /** Returns the selection of everything in {@code scope}. */
  public static Selection all(Scope scope) {
    return new Selection(scope, Optional.empty());
  }
}
