package dev.ragged.profiling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A name below the names in which it was called: {@code query / query.retrieve}. There is one
 * object per path of a profiler, so a path can be compared by identity. Thread-safe.
 */
final class CallPath {
  private final int number;
  private final String name;
  private final @Nullable CallPath parent;
  private final int depth;
  private final ConcurrentMap<String, CallPath> children = new ConcurrentHashMap<>();

  CallPath(int number, String name, @Nullable CallPath parent) {
    this.number = number;
    this.name = name;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /** Returns the place of this path among all of its profiler, from 0 without gaps. */
  int number() {
    return number;
  }

  String name() {
    return name;
  }

  /** Returns the path in which this one is called, or null at the root, which has no name. */
  @Nullable CallPath parent() {
    return parent;
  }

  int depth() {
    return depth;
  }

  ConcurrentMap<String, CallPath> children() {
    return children;
  }

  /** Returns the names from the outermost to this one. */
  List<String> names() {
    List<String> names = new ArrayList<>(depth);
    for (CallPath at = this; at.parent != null; at = at.parent) {
      names.add(at.name);
    }
    Collections.reverse(names);
    return List.copyOf(names);
  }

  @Override
  public String toString() {
    return String.join(" / ", names());
  }
}
