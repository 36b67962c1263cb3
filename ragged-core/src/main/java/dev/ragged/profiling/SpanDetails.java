package dev.ragged.profiling;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** What only some spans have, so that the others stay small. Used by the span's thread only. */
final class SpanDetails {
  private static final int FEW = 4;

  private String[] counters = new String[0];
  private long[] amounts = new long[0];
  private int size;
  private @Nullable Object[] contexts = {};
  @Nullable Throwable failure;
  @Nullable String persona;
  @Nullable String question;
  @Nullable StageTimes stages;

  /** What the profiler's clock said when a span that answers a question was opened. */
  long askedNanos;

  /** The thread's time at the start; once the span has ended, the time that it took. */
  long cpuNanos = ThreadCosts.UNKNOWN;

  void add(String counter, long amount) {
    for (int i = 0; i < size; i++) {
      if (counters[i].equals(counter)) {
        amounts[i] += amount;
        return;
      }
    }
    if (size == counters.length) {
      counters = Arrays.copyOf(counters, size + FEW);
      amounts = Arrays.copyOf(amounts, size + FEW);
    }
    counters[size] = counter;
    amounts[size++] = amount;
  }

  void forEachCounter(ObjLongConsumer<String> consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(counters[i], amounts[i]);
    }
  }

  /** Keeps what the listener at {@code place} of {@code listeners} said at the start. */
  void context(int place, int listeners, Object context) {
    if (contexts.length == 0) {
      contexts = new Object[listeners];
    }
    contexts[place] = context;
  }

  @Nullable Object context(int place) {
    return place < 0 || contexts.length == 0 ? null : contexts[place];
  }
}
