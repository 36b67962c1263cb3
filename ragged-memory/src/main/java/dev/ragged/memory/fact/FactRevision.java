package dev.ragged.memory.fact;

import java.util.Optional;

/**
 * What one change writes, both rows or neither. Immutable.
 *
 * @param closed the version that was the last, with the end of its recorded time; nothing else of
 *     its row changes
 * @param added the version that is the last from now on
 */
public record FactRevision(FactVersion closed, FactVersion added) {
  public FactRevision {
    if (!closed.id().equals(added.id())
        || closed.number() + 1 != added.number()
        || !closed.recordedTo().equals(Optional.of(added.recordedFrom()))) {
      throw new IllegalArgumentException(
          "added must follow closed in the same fact: closed="
              + closed.label()
              + ", added="
              + added.label());
    }
  }
}
