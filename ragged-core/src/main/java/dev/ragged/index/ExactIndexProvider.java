package dev.ragged.index;

/**
 * Opens the built-in exact index, {@code exact}: it compares a query with every allowed vector, so
 * its recall is 1. 10,000 vectors of 384 dimensions take about 1 ms with SIMD kernels. Memory and
 * file hold 4 bytes per component. Thread-safe.
 */
public final class ExactIndexProvider implements VectorIndexProvider {
  static final String NAME = "exact";

  /** Makes a provider; all are alike. */
  public ExactIndexProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public VectorIndex open(IndexContext context) {
    return ExactIndex.open(context);
  }
}
