package dev.ragged.backend.leann;

import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.backend.leann.segment.SegmentMerger;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges segments in the background, one piece of work at a time, until there is none left.
 *
 * <p>Nothing waits for it: until a merged segment takes their place, its parts answer. What it made
 * is saved by the next checkpoint; a process that ends before has the parts.
 *
 * <p>Concurrency: {@code running} and {@code again} are guarded by the lock; the work is done
 * outside of it by one task at a time.
 */
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private final IndexState state;
  private final SegmentMerger merger;
  private final CompactionPolicy policy;
  private final Executor executor;

  private final Object lock = new Object();
  private boolean running;
  private boolean again;
  private volatile boolean closed;

  Compaction(IndexState state, SegmentMerger merger, CompactionPolicy policy, Executor executor) {
    this.state = state;
    this.merger = merger;
    this.policy = policy;
    this.executor = executor;
  }

  /** Starts what has to be done after the index has changed, and does not wait for it. */
  void start() {
    synchronized (lock) {
      again = true;
      if (running || closed || policy.next(state.view()).isEmpty()) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException e) {
      synchronized (lock) {
        running = false;
      }
      LOG.warn(
          "the executor of the index refuses work: segments stay unmerged, which makes searches"
              + " slower; give the executor room, or open the index with another",
          e);
    }
  }

  /** Returns whether there is nothing to do. */
  boolean isIdle() {
    synchronized (lock) {
      return !running && policy.next(state.view()).isEmpty();
    }
  }

  /** Stops the work soon; what it was making is dropped. */
  void close() {
    closed = true;
  }

  private void work() {
    while (claim()) {
      try {
        mergeOnce();
      } catch (CancellationException e) {
        LOG.debug("a merge of segments was stopped", e);
      } catch (RuntimeException | Error e) {
        // A vector could not be recomputed, or memory ran out: the parts go on answering, and the
        // next change tries again, or has come meanwhile.
        if (closed) {
          LOG.debug("a merge of segments ended with the index", e);
        } else {
          LOG.warn("segments could not be merged for now; searches go on over the old ones", e);
        }
      }
    }
  }

  private void mergeOnce() {
    IndexView view = state.view();
    List<Segment> parts = policy.next(view);
    if (!parts.isEmpty()) {
      List<Segment> merged =
          merger.merge(parts, view.present(), policy.graphFrom(), this::mustStop).stream().toList();
      state.replace(parts, merged);
      again();
    }
  }

  private boolean claim() {
    synchronized (lock) {
      if (!again || mustStop()) {
        running = false;
        return false;
      }
      again = false;
      return true;
    }
  }

  private void again() {
    synchronized (lock) {
      again = true;
    }
  }

  private boolean mustStop() {
    return closed || Thread.currentThread().isInterrupted();
  }
}
