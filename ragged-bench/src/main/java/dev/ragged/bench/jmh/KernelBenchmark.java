package dev.ragged.bench.jmh;

import dev.ragged.bench.ClusteredVectors;
import dev.ragged.index.VectorKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Comparisons of two vectors of 384 dimensions, which stay in the first-level cache. */
@State(Scope.Benchmark)
public class KernelBenchmark {
  private static final int VECTORS = 8;

  /** The fastest kernels of this JVM, or those of plain Java. */
  @Param({"best", "scalar"})
  public String kernels;

  private final float[][] vectors = new ClusteredVectors(VECTORS, 384, 42).next(VECTORS);
  private VectorKernels chosen;
  private int turn;

  /** Chooses the kernels. */
  @Setup
  public void choose() {
    chosen = kernels.equals("best") ? VectorKernels.best() : VectorKernels.scalar();
  }

  /** One operation is one dot product. */
  @Benchmark
  public float dot() {
    turn = (turn + 1) % VECTORS;
    return chosen.dot(vectors[turn], vectors[(turn + 3) % VECTORS]);
  }

  /** One operation is one squared distance. */
  @Benchmark
  public float squaredDistance() {
    turn = (turn + 1) % VECTORS;
    return chosen.squaredDistance(vectors[turn], vectors[(turn + 3) % VECTORS]);
  }
}
