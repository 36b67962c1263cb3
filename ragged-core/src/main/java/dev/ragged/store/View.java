package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which chunks exist in one generation, and whose they are. Immutable but for the count of its
 * readers.
 */
final class View {
  private final StoreState state;
  private final Map<String, OrdinalSet> byOwner;
  private final OrdinalSet all;
  private final WordFrequencies words = new WordFrequencies();
  private final AtomicInteger readers = new AtomicInteger();
  private volatile boolean read;

  /** Creates a view; owners as the store writes them, shared ones under the empty string. */
  View(StoreState state, Map<String, OrdinalSet> byOwner) {
    this(state, byOwner, byOwner.values().stream().reduce(OrdinalSet.empty(), OrdinalSet::or));
  }

  private View(StoreState state, Map<String, OrdinalSet> byOwner, OrdinalSet all) {
    this.state = state;
    this.byOwner = Map.copyOf(byOwner);
    this.all = all;
  }

  StoreState state() {
    return state;
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
    return new View(state.next(), changed, rest);
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
