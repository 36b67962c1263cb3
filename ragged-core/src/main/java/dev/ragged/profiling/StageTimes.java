package dev.ragged.profiling;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/** The own times of the spans inside one question, at most {@value #MAX_SPANS}. One thread. */
final class StageTimes {
  static final int MAX_SPANS = 256;
  private static final int FEW = 16;

  private CallPath[] paths = new CallPath[FEW];
  private long[] selfNanos = new long[FEW];
  private int size;

  void add(CallPath path, long nanos) {
    if (size == MAX_SPANS) {
      return;
    }
    if (size == paths.length) {
      paths = Arrays.copyOf(paths, 2 * size);
      selfNanos = Arrays.copyOf(selfNanos, 2 * size);
    }
    paths[size] = path;
    selfNanos[size++] = nanos;
  }

  /** Hands on each span's path and own time in nanoseconds, in the order in which they ended. */
  void forEach(ObjLongConsumer<CallPath> consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(paths[i], selfNanos[i]);
    }
  }
}
