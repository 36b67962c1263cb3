package dev.ragged.tuning;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.SearchCost;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens indexes whose recall is known: with an effort of <i>c</i> candidates a search finds <i>c /
 * perNeighbor</i> of the ten nearest, rounded down, and takes <i>c</i> comparisons and <i>c</i>
 * microseconds of a clock that stands otherwise. Thread-safe.
 */
final class KnownRecallProvider implements VectorIndexProvider {
  static final String NAME = "known-recall";

  /** What a search keeps whose effort is not said. */
  static final int CONFIGURED = 60;

  private static final int DEPTH = 10;

  private final VectorIndexProvider exact = new ExactIndexProvider();
  final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  final List<Effort> efforts = new CopyOnWriteArrayList<>();
  private final int perNeighbor;
  volatile boolean failing;

  KnownRecallProvider(int perNeighbor) {
    this.perNeighbor = perNeighbor;
  }

  double recall(int candidates) {
    int c = candidates == 0 ? CONFIGURED : candidates;
    return Math.min(DEPTH, c / perNeighbor) / (double) DEPTH;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return -1;
  }

  @Override
  public VectorIndex open(IndexContext context) {
    VectorIndex index = exact.open(context);
    return new VectorIndex() {
      @Override
      public void add(int[] ordinals, float[][] vectors) {
        index.add(ordinals, vectors);
      }

      @Override
      public void remove(int[] ordinals) {
        index.remove(ordinals);
      }

      @Override
      public OrdinalSet ordinals() {
        return index.ordinals();
      }

      @Override
      public Neighbors search(VectorQuery query) {
        return KnownRecallProvider.this.search(index, query);
      }

      @Override
      public float[][] vectors(int[] ordinals) {
        return index.vectors(ordinals);
      }

      @Override
      public void checkpoint(Checkpoint checkpoint) {
        index.checkpoint(checkpoint);
      }

      @Override
      public void discardOtherCheckpoints(Checkpoint kept) {
        index.discardOtherCheckpoints(kept);
      }

      @Override
      public IndexStatistics statistics() {
        IndexStatistics all = index.statistics();
        return new IndexStatistics(
            NAME, all.vectors(), all.removed(), all.bytesInMemory(), all.bytesOnDisk(), true);
      }

      @Override
      public void close() {
        index.close();
      }
    };
  }

  private Neighbors search(VectorIndex index, VectorQuery query) {
    efforts.add(query.effort());
    if (failing) {
      throw new IllegalStateException("the index fails as told");
    }
    int asked = query.effort().candidates();
    if (query.effort().equals(Effort.EXACT)) {
      nanos.addAndGet(5_000_000);
      return index.search(query);
    }
    int candidates = asked == 0 ? CONFIGURED : asked;
    nanos.addAndGet(candidates * 1_000L);
    int found = Math.min(DEPTH, candidates / perNeighbor);
    VectorQuery deeper =
        VectorQuery.of(query.vector(), query.k() + DEPTH, query.allowed(), Effort.EXACT);
    List<Neighbor> nearest = index.search(deeper).list();
    List<Neighbor> kept = new ArrayList<>(nearest.subList(0, Math.min(found, nearest.size())));
    kept.addAll(nearest.subList(Math.min(DEPTH, nearest.size()), nearest.size()));
    return new Neighbors(
        kept.subList(0, Math.min(query.k(), kept.size())),
        new SearchCost(candidates, false, "known recall"));
  }
}
