package dev.ragged.migration;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorQuery;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The exact index under another name, which may fail, lie, or find too little. Thread-safe. */
final class TestBackend implements VectorIndexProvider {
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger opened = new AtomicInteger();
  volatile Runnable beforeAdd = () -> {};
  volatile Runnable beforeCheckpoint = () -> {};
  volatile UnaryOperator<float[][]> kept = vectors -> vectors;
  volatile UnaryOperator<OrdinalSet> shown = ordinals -> ordinals;

  /** How many neighbours a search with the configured effort finds. */
  volatile int depth = Integer.MAX_VALUE;

  private final VectorIndexProvider exact = new ExactIndexProvider();
  private final String name;

  TestBackend(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return -1;
  }

  @Override
  public VectorIndex open(IndexContext context) {
    VectorIndex index = exact.open(context);
    open.incrementAndGet();
    opened.incrementAndGet();
    return new Index(index);
  }

  private final class Index implements VectorIndex {
    private final VectorIndex index;
    private boolean closed;

    Index(VectorIndex index) {
      this.index = index;
    }

    @Override
    public void add(int[] ordinals, float[][] vectors) {
      beforeAdd.run();
      index.add(ordinals, kept.apply(vectors));
    }

    @Override
    public void remove(int[] ordinals) {
      index.remove(ordinals);
    }

    @Override
    public OrdinalSet ordinals() {
      return shown.apply(index.ordinals());
    }

    @Override
    public Neighbors search(VectorQuery query) {
      Neighbors all = index.search(query);
      return query.effort().equals(Effort.EXACT) || all.list().size() <= depth
          ? all
          : new Neighbors(all.list().subList(0, depth), all.cost());
    }

    @Override
    public float[][] vectors(int[] ordinals) {
      return index.vectors(ordinals);
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
      beforeCheckpoint.run();
      index.checkpoint(checkpoint);
    }

    @Override
    public void discardOtherCheckpoints(Checkpoint keptOne) {
      index.discardOtherCheckpoints(keptOne);
    }

    @Override
    public IndexStatistics statistics() {
      IndexStatistics all = index.statistics();
      return new IndexStatistics(
          name, all.vectors(), 0, all.bytesInMemory(), all.bytesOnDisk(), true);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
        index.close();
      }
    }
  }
}
