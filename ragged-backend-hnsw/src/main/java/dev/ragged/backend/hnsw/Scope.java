package dev.ragged.backend.hnsw;

import dev.ragged.index.OrdinalSet;

/**
 * Where one search looks: the ordinals that it may return, and those among them that the graph does
 * not know yet. Immutable.
 *
 * <p>Many searches in a row share the set of allowed ordinals, so the last scope is kept and reused
 * as long as everything it was made of is the very same object.
 */
final class Scope {
  private final OrdinalSet allowed;
  private final OrdinalSet present;
  private final View view;
  private final OrdinalSet wanted;
  private final OrdinalSet unlinked;

  Scope(OrdinalSet allowed, OrdinalSet present, View view) {
    this.allowed = allowed;
    this.present = present;
    this.view = view;
    this.wanted = allowed.and(present);
    this.unlinked = wanted.andNot(view.linked());
  }

  @SuppressWarnings("ReferenceEquality") // Equal contents would cost as much as a new scope.
  boolean isOf(OrdinalSet allowed, OrdinalSet present, View view) {
    return this.allowed == allowed && this.present == present && this.view == view;
  }

  View view() {
    return view;
  }

  /** Returns the ordinals that are allowed and present. */
  OrdinalSet wanted() {
    return wanted;
  }

  /** Returns the wanted ordinals that the graph may not hold. */
  OrdinalSet unlinked() {
    return unlinked;
  }

  /** Returns how many wanted ordinals the graph holds. */
  int linkedSize() {
    return wanted.size() - unlinked.size();
  }

  /** Returns whether {@code ordinal} is wanted and to be taken from the graph. */
  boolean acceptsFromGraph(int ordinal) {
    return wanted.contains(ordinal) && view.linked().contains(ordinal);
  }
}
