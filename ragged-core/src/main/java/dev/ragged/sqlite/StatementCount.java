package dev.ragged.sqlite;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many statements this process has run on databases of stores, those that begin and end
 * transactions included: what a measurement takes the difference of. Not those that open a
 * connection. Thread-safe.
 */
public final class StatementCount {
  private static final LongAdder COUNT = new LongAdder();

  private StatementCount() {}

  /** Returns how many there were so far. Exact while no other thread runs one. */
  public static long now() {
    return COUNT.sum();
  }

  /** Counts one that is about to be run. */
  static void add() {
    COUNT.increment();
  }
}
