package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import java.sql.Connection;
import java.sql.SQLException;
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

  private record Removal(View lastUser, OrdinalSet ordinals, Runnable after) {}

  private volatile Pair pair;
  private final Deque<Removal> removals = new ArrayDeque<>();

  Views(View first) {
    pair = new Pair(first, null);
  }

  /** Returns the view on which the next commit builds, to who holds the writer's lock. */
  View current() {
    return pair.current;
  }

  /**
   * Returns the newest view that anybody can have read. Between a commit and {@link #publish} that
   * is the next one as soon as one reader has met it: nobody may go back behind what they saw.
   */
  View newest() {
    Pair now = pair;
    return now.next != null && now.next.wasRead() ? now.next : now.current;
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

  /** Returns the entered view of the newest commit, whatever it is by then. */
  View enterCurrent() {
    while (true) {
      View view = enter(pair.current.generation());
      if (view != null) {
        return view;
      }
    }
  }

  /**
   * Notes the generation that {@code connection} reads, after it read something else than through a
   * view. Costs a statement, but only while a commit is under way.
   */
  void note(Connection connection) throws SQLException {
    View next = pair.next;
    if (next != null && Meta.counter(connection, Meta.GENERATION) >= next.generation()) {
      next.noteRead();
    }
  }

  void prepare(View next) {
    pair = new Pair(pair.current, next);
  }

  void abandon() {
    pair = new Pair(pair.current, null);
  }

  void publish(View next, OrdinalSet removed) {
    publish(next, removed, () -> {});
  }

  /** As {@link #publish(View, OrdinalSet)}; runs {@code after} when {@code removed} is released. */
  void publish(View next, OrdinalSet removed, Runnable after) {
    removals.add(new Removal(pair.current, removed, after));
    pair = new Pair(next, null);
  }

  /** Hands the ordinals that nobody can see any more to {@code index}. */
  void release(Consumer<int[]> index) {
    while (!removals.isEmpty() && removals.element().lastUser.isUnused()) {
      Removal removal = removals.remove();
      if (!removal.ordinals.isEmpty()) {
        index.accept(removal.ordinals.stream().toArray());
      }
      removal.after.run();
    }
  }
}
