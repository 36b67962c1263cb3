package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The views that readers may need, matched to the database's own snapshots without a lock.
 *
 * <p>Concurrency: a commit is announced by {@link #prepare} before and {@link #publish} after it,
 * so a reader whose snapshot is from either side finds its view by generation. What a commit
 * removed may leave the index only when nobody reads an older view: removals wait in a queue, one
 * entry per commit, and are released in order. {@code prepare}, {@code publish}, {@code abandon}
 * and {@code release} are called under the writer's lock.
 */
final class Views {
  private record Pair(View current, @Nullable View next) {
    @Nullable View of(long generation) {
      if (current.generation() == generation) {
        return current;
      }
      return next != null && next.generation() == generation ? next : null;
    }
  }

  private record Removal(View lastUser, OrdinalSet ordinals) {}

  private volatile Pair pair;
  private final Deque<Removal> removals = new ArrayDeque<>();

  Views(View first) {
    pair = new Pair(first, null);
  }

  View current() {
    return pair.current;
  }

  /**
   * Returns the entered view of {@code generation}, or null if the store has moved on meanwhile.
   */
  @Nullable View enter(long generation) {
    View view = pair.of(generation);
    if (view == null) {
      return null;
    }
    view.enter();
    if (pair.of(generation) != view) {
      view.leave();
      return null;
    }
    return view;
  }

  void prepare(View next) {
    pair = new Pair(pair.current, next);
  }

  void abandon() {
    pair = new Pair(pair.current, null);
  }

  void publish(View next, OrdinalSet removed) {
    removals.add(new Removal(pair.current, removed));
    pair = new Pair(next, null);
  }

  /** Hands the ordinals that nobody can see any more to {@code index}. */
  void release(Consumer<int[]> index) {
    while (!removals.isEmpty() && removals.element().lastUser.isUnused()) {
      OrdinalSet ordinals = removals.remove().ordinals;
      if (!ordinals.isEmpty()) {
        index.accept(ordinals.stream().toArray());
      }
    }
  }
}
