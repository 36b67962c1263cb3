package dev.ragged.index;

/** Picks the kernels once per process. */
final class KernelChoice {
  static final VectorKernels BEST = new ScalarKernels();

  private KernelChoice() {}
}
