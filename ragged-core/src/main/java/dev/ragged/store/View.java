package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which chunks exist in one generation, whose they are, and which index finds them. Immutable but
 * for the count of its readers.
 */
final class View {
  private final StoreState state;
  private final VectorIndex index;
  private final Map<String, OrdinalSet> byOwner;
  private final OrdinalSet all;
  private final WordFrequencies words = new WordFrequencies();
  private final AtomicInteger readers = new AtomicInteger();
  private volatile boolean read;

  /**
   * Creates a view; owners as the store writes them, shared ones under the empty string.
   *
   * @param index finds vectors; has all of the view's chunks
   */
  View(StoreState state, VectorIndex index, Map<String, OrdinalSet> byOwner) {
    this(state, index, byOwner, union(byOwner));
  }

  private View(
      StoreState state, VectorIndex index, Map<String, OrdinalSet> byOwner, OrdinalSet all) {
    this.state = state;
    this.index = index;
    this.byOwner = Map.copyOf(byOwner);
    this.all = all;
  }

  static OrdinalSet union(Map<String, OrdinalSet> byOwner) {
    return byOwner.values().stream().reduce(OrdinalSet.empty(), OrdinalSet::or);
  }

  StoreState state() {
    return state;
  }

  /** Returns the index that answers in this generation. */
  VectorIndex index() {
    return index;
  }

  /** Returns the view after another index has taken over. */
  View answeredBy(VectorIndex other) {
    return new View(state.next(), other, byOwner, all);
  }

  long generation() {
    return state.generation();
  }

  /** Returns how common words are in this generation. */
  WordFrequencies words() {
    return words;
  }

  /** Returns all chunks, whoever owns them. */
  OrdinalSet all() {
    return all;
  }

  /** Returns the chunks that {@code scope} may see. */
  OrdinalSet visible(Scope scope) {
    OrdinalSet shared = byOwner.getOrDefault("", OrdinalSet.empty());
    return scope
        .persona()
        .map(persona -> byOwner.get(persona.value()))
        .map(shared::or)
        .orElse(shared);
  }

  /** Returns the view after a change. */
  View next(Map<String, OrdinalSet> added, OrdinalSet removed) {
    Map<String, OrdinalSet> changed = new HashMap<>(byOwner);
    OrdinalSet rest = all;
    if (!removed.isEmpty()) {
      changed.replaceAll((owner, ordinals) -> ordinals.andNot(removed));
      changed.values().removeIf(OrdinalSet::isEmpty);
      rest = rest.andNot(removed);
    }
    for (Map.Entry<String, OrdinalSet> entry : added.entrySet()) {
      changed.merge(entry.getKey(), entry.getValue(), OrdinalSet::or);
      rest = rest.or(entry.getValue());
    }
    return new View(state.next(), index, changed, rest);
  }

  void enter() {
    readers.incrementAndGet();
    noteRead();
  }

  /** Notes that somebody has read this generation. */
  void noteRead() {
    if (!read) {
      read = true;
    }
  }

  /** Returns whether anybody can have read this generation. */
  boolean wasRead() {
    return read;
  }

  void leave() {
    readers.decrementAndGet();
  }

  boolean isUnused() {
    return readers.get() == 0;
  }
}
