package dev.ragged.store;

import java.util.Objects;
import java.util.Optional;

/**
 * Which backends have files in a store's directory, and what for. Immutable.
 *
 * @param active the one that answers; empty if nobody has opened the store yet
 * @param previous the one that answered before it, whose files are kept
 * @param previousBelow ordinals from which on the previous one knows nothing
 * @param unfinished the one that is being built, or was when a process ended
 * @param saved how many vectors of it a later run will find, about
 */
public record IndexRoles(
    Optional<String> active,
    Optional<String> previous,
    int previousBelow,
    Optional<String> unfinished,
    int saved) {
  static final IndexRoles NONE =
      new IndexRoles(Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);

  public IndexRoles {
    Objects.requireNonNull(active, "active");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(unfinished, "unfinished");
  }

  /** Returns the roles once {@code next} answers, and what answered is the previous one. */
  IndexRoles activated(String next, int nextOrdinal) {
    if (active.isPresent() && active.get().equals(next)) {
      return this;
    }
    return new IndexRoles(
        Optional.of(next),
        active,
        active.isPresent() ? nextOrdinal : 0,
        unfinished.filter(name -> !name.equals(next)),
        saved);
  }

  IndexRoles withoutPrevious() {
    return new IndexRoles(active, Optional.empty(), 0, unfinished, saved);
  }

  /** Returns the roles with {@code backend} unfinished, of which {@code vectors} are saved. */
  IndexRoles building(String backend, int vectors) {
    return new IndexRoles(active, previous, previousBelow, Optional.of(backend), vectors);
  }

  IndexRoles withoutUnfinished() {
    return new IndexRoles(active, previous, previousBelow, Optional.empty(), 0);
  }

  boolean names(String backend) {
    return active.filter(backend::equals).isPresent()
        || previous.filter(backend::equals).isPresent()
        || unfinished.filter(backend::equals).isPresent();
  }
}
