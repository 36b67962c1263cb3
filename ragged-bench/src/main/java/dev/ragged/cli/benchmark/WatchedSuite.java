package dev.ragged.cli.benchmark;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.suite.Suite;
import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Session;
import java.io.IOException;
import java.util.OptionalLong;

/** Runs the suite under a progress bar, until it ends or Ctrl-C ends it. */
public final class WatchedSuite {
  private WatchedSuite() {}

  /** Runs a plan as {@link Suite#run(SuitePlan, dev.ragged.bench.suite.SuiteListener)} does. */
  public static BenchmarkReport run(String title, SuitePlan plan, Session session, Output output)
      throws IOException, InterruptedException {
    try (ProgressBar bar = output.progress(title)) {
      return Suite.run(
          plan,
          step -> bar.show(step.step() - 1, OptionalLong.of(step.steps()), step.toString()),
          session.cancellation());
    }
  }
}
