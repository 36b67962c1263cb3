package dev.ragged.profiling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All call paths of a profiler. Bounded: past {@value #MAX_PATHS} paths, what is new is counted
 * under the name {@value #OTHER}; past {@value #MAX_DEPTH} levels, what is called deeper is counted
 * with its caller. Thread-safe; to look up a known path takes no lock.
 */
final class CallPaths {
  static final int MAX_PATHS = 1_024;
  static final int MAX_DEPTH = 64;
  static final String OTHER = "other";

  private final List<CallPath> all = new CopyOnWriteArrayList<>();
  private final CallPath root = add(null, "");
  private final CallPath other = add(root, OTHER);

  CallPaths() {
    root.children().put(OTHER, other);
  }

  CallPath root() {
    return root;
  }

  /** Returns the path with this number. */
  CallPath path(int number) {
    return all.get(number);
  }

  CallPath child(CallPath parent, String name) {
    CallPath known = parent.children().get(name);
    if (known != null) {
      return known;
    }
    if (parent.depth() >= MAX_DEPTH) {
      return parent;
    }
    return create(parent, name);
  }

  private synchronized CallPath create(CallPath parent, String name) {
    CallPath known = parent.children().get(name);
    if (known != null) {
      return known;
    }
    if (all.size() >= MAX_PATHS) {
      return other;
    }
    CallPath path = add(parent, name);
    parent.children().put(name, path);
    return path;
  }

  private CallPath add(@Nullable CallPath parent, String name) {
    CallPath path = new CallPath(all.size(), name, parent);
    all.add(path);
    return path;
  }
}
