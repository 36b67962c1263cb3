package dev.ragged.backend.hnsw;

import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorTable;
import java.util.BitSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links the table's vectors into a graph in the background, and builds a new graph from what lives
 * when too much of the old one is removed.
 *
 * <p>Nothing waits for it: {@link #view()} says what is linked, and the search scans the rest. So a
 * vector is found from the moment at which the table has it, whether the graph is fresh, growing,
 * being replaced, or broken.
 *
 * <p>Concurrency: one lock guards the bookkeeping; vectors are linked outside of it, by several
 * workers at once. {@code view} is replaced whole and read without a lock.
 */
final class GraphBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(GraphBuilder.class);

  // Large enough that bookkeeping is nothing beside 64 insertions (tens of milliseconds), small
  // enough that searches soon stop scanning what is linked.
  private static final int BATCH = 64;

  private record Batch(Growth growth, OrdinalSet ordinals) {}

  private final IndexContext context;
  private final Executor executor;
  private final HnswParameters parameters;
  private final GraphPolicy policy;
  private final VectorTable table;

  private final Object lock = new Object();
  private Growth target;
  private int workers;
  private volatile boolean closed;
  private volatile View view;

  GraphBuilder(
      IndexContext context, HnswParameters parameters, GraphPolicy policy, VectorTable table) {
    this.context = context;
    this.executor = context.executor();
    this.parameters = parameters;
    this.policy = policy;
    this.table = table;
    this.target = emptyGrowth();
    this.view = target.view();
  }

  /** Returns the graph that answers, with what is certain to be linked in it. */
  View view() {
    return view;
  }

  /** Returns whether the graph answers, or would be no faster than a scan. */
  boolean ready() {
    OrdinalSet present = table.ordinals();
    return present.size() <= scanLimit()
        || present.andNot(view.linked()).size() <= policy.unlinkedLimit();
  }

  /** Returns how many vectors are not in the graph yet; none if a scan is no slower anyway. */
  int unlinked() {
    OrdinalSet present = table.ordinals();
    return present.size() <= scanLimit() ? 0 : present.andNot(view.linked()).size();
  }

  /** Returns how many removed vectors are still in the graph that answers. */
  int dead() {
    return view.linked().andNot(table.ordinals()).size();
  }

  /** Starts what has to be done after the table has changed, and does not wait for it. */
  void tableChanged() {
    int started;
    synchronized (lock) {
      if (closed) {
        return;
      }
      OrdinalSet present = table.ordinals();
      replaceIfDead(present);
      started = missingWorkers(present);
      workers += started;
    }
    start(started);
  }

  /** Stops the workers after the vector that each is linking, and lets go of the graph. */
  void close() {
    synchronized (lock) {
      closed = true;
      target = emptyGrowth();
      view = target.view();
    }
  }

  /** Returns one that answers with nothing, until {@link #chooseForm} takes its place. */
  private Growth emptyGrowth() {
    return newGrowth(0, VectorForm.rows(context.similarity()));
  }

  private Growth newGrowth(int capacity, VectorForm form) {
    return new Growth(new Graph(context.dimension(), form, parameters, capacity));
  }

  private int scanLimit() {
    return policy.scanLimit(parameters);
  }

  private boolean replacing() {
    return view.graph() != target.graph();
  }

  private void replaceIfDead(OrdinalSet present) {
    OrdinalSet linked = view.linked();
    boolean tooManyDead = linked.andNot(present).size() > policy.deadShare() * linked.size();
    boolean tooFew = present.size() <= scanLimit();
    if (tooManyDead && (tooFew || !replacing())) {
      target = emptyGrowth();
      if (tooFew) {
        view = target.view();
      }
    }
  }

  private int missingWorkers(OrdinalSet present) {
    int waiting = target.waiting(present);
    boolean due = replacing() || waiting > policy.unlinkedLimit();
    int useful = Math.min(policy.workers(), (waiting + BATCH - 1) / BATCH);
    return due && present.size() > scanLimit() ? Math.max(0, useful - workers) : 0;
  }

  private void start(int count) {
    int started = 0;
    try {
      for (; started < count; started++) {
        executor.execute(this::work);
      }
    } catch (RejectedExecutionException e) {
      synchronized (lock) {
        workers -= count - started;
      }
      LOG.warn(
          "the executor of the index refuses work: vectors stay out of the graph and searches scan"
              + " them; give the executor room, or open the index with another",
          e);
    }
  }

  private void work() {
    boolean retired = false;
    try {
      Batch batch = claim();
      while (batch != null) {
        link(batch);
        batch = claim();
      }
      retired = true;
    } finally {
      if (!retired) {
        synchronized (lock) {
          workers--;
        }
      }
    }
  }

  // The worker that finds nothing to do leaves under the lock, so that a change of the table that
  // comes after it starts another. What was removed while a new graph was built is seen here.
  private @Nullable Batch claim() {
    synchronized (lock) {
      OrdinalSet ordinals = mayGoOn() ? claimOrdinals() : OrdinalSet.empty();
      if (ordinals.isEmpty()) {
        workers--;
        return null;
      }
      target.graph().reserve(ordinals.size());
      return new Batch(target, ordinals);
    }
  }

  private OrdinalSet claimOrdinals() {
    OrdinalSet present = table.ordinals();
    replaceIfDead(present);
    if (present.size() <= scanLimit()) {
      return OrdinalSet.empty();
    }
    if (target.isUntouched()) {
      chooseForm(present);
    }
    return target.claim(present, BATCH);
  }

  // Only now: before, there may have been no vectors to choose by.
  private void chooseForm(OrdinalSet present) {
    boolean answers = !replacing();
    target = newGrowth(present.size(), VectorForm.best(table));
    if (answers) {
      view = target.view();
    }
  }

  private void link(Batch batch) {
    BitSet linked = new BitSet();
    Graph graph = batch.growth().graph();
    OrdinalSet ordinals = batch.ordinals();
    int next = ordinals.next(0);
    for (; next >= 0 && mayGoOn(); next = ordinals.next(next + 1)) {
      float[] row = table.row(next);
      if (row != null) {
        if (!graph.add(next, row)) {
          abandon(batch.growth());
          return;
        }
        linked.set(next);
      }
    }
    publish(batch, linked, next);
  }

  // The searches scan from now on, which is slow but right, until the next change of the table
  // starts workers on the graph that takes the place of the damaged one.
  private void abandon(Growth damaged) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (damaged == target) {
        target = emptyGrowth();
      }
      if (view.graph() == damaged.graph()) {
        view = target.view();
      }
    }
  }

  // An interrupt asks the worker to stop. One that comes between two vectors costs nothing.
  private boolean mayGoOn() {
    return !closed && !Thread.currentThread().isInterrupted();
  }

  private void publish(Batch batch, BitSet linked, int firstUntouched) {
    Growth growth = batch.growth();
    synchronized (lock) {
      if (closed) {
        return;
      }
      growth.link(linked);
      growth.giveBack(batch.ordinals(), firstUntouched);
      boolean answers = view.graph() == growth.graph();
      boolean complete =
          growth == target && target.waiting(table.ordinals()) <= policy.unlinkedLimit();
      if (answers || complete) {
        view = growth.view();
      }
    }
  }
}
