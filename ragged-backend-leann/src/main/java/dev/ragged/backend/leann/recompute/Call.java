package dev.ragged.backend.leann.recompute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The ordinals that one search has to have embedded, with what others wait for them by. */
final class Call {
  private final List<CompletableFuture<float[]>> futures = new ArrayList<>();
  private int[] ordinals = new int[8];

  /** Adds an ordinal; all are added before the call begins. */
  void add(int ordinal, CompletableFuture<float[]> future) {
    if (futures.size() == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, 2 * ordinals.length);
    }
    ordinals[futures.size()] = ordinal;
    futures.add(future);
  }

  /** Returns whether {@code ordinal} was added here. */
  boolean owns(int ordinal) {
    return Arrays.stream(ordinals, 0, size()).anyMatch(own -> own == ordinal);
  }

  int size() {
    return futures.size();
  }

  int ordinal(int i) {
    return ordinals[i];
  }

  CompletableFuture<float[]> future(int i) {
    return futures.get(i);
  }

  int[] ordinals() {
    return Arrays.copyOf(ordinals, size());
  }
}
