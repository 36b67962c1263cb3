package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import dev.ragged.persona.Interaction;
import java.util.List;

/**
 * Records 500 interactions: the time until all are durable, divided by their number. What is
 * learned from them is waited for, and not timed.
 */
final class RecordOperation implements TimedOperation {
  private static final int INTERACTIONS = 500;

  private final RememberingStore store = new RememberingStore();
  private final ForkData data;

  RecordOperation(ForkTask task) {
    this.data = new ForkData(task.seed());
  }

  @Override
  public Metric metric() {
    return Metric.timed("memory_record", "ms", Better.LOWER);
  }

  @Override
  public double window() {
    List<Interaction> interactions = data.interactions(INTERACTIONS);
    long start = System.nanoTime();
    store.record(interactions);
    double millis = (System.nanoTime() - start) / 1e6 / interactions.size();
    store.learn();
    return millis;
  }

  @Override
  public void close() {
    store.close();
  }
}
