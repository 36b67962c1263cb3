package dev.ragged.bench.suite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Something that is done and measured. Immutable. */
public final class Scenario {
  private final String id;
  private final Group group;
  private final Extent extent;
  private final String summary;
  private final List<String> metrics;
  private final Body body;

  /** Does it. */
  interface Body {
    void run(Trial trial) throws IOException, SQLException, InterruptedException;
  }

  Scenario(
      Group group, String name, Extent extent, String summary, List<String> metrics, Body body) {
    this.id = group.key() + "." + name;
    this.group = group;
    this.extent = extent;
    this.summary = Objects.requireNonNull(summary, "summary");
    this.metrics = List.copyOf(metrics);
    this.body = Objects.requireNonNull(body, "body");
  }

  /** Returns its name, for example {@code ingest.throughput}, which begins with the group's. */
  public String id() {
    return id;
  }

  /** Returns what it is about. */
  public Group group() {
    return group;
  }

  /** Returns how often it is run. */
  public Extent extent() {
    return extent;
  }

  /** Returns a sentence that says what it does. */
  public String summary() {
    return summary;
  }

  /** Returns the metrics that each of its results has; there may be more. */
  public List<String> metrics() {
    return metrics;
  }

  void run(Trial trial) throws IOException, SQLException, InterruptedException {
    body.run(trial);
  }

  @Override
  public String toString() {
    return id;
  }
}
