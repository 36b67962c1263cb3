package dev.ragged.bench.suite;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Result;
import dev.ragged.embedding.Embedder;
import dev.ragged.ingest.Cancellation;
import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan. A store is made once for each subject and size, in a folder for temporary files, and
 * all its scenarios use it. One thread at a time.
 */
public final class Suite {
  private static final String BUILD = "build";

  private final SuitePlan plan;
  private final SuiteListener listener;
  private final Cancellation cancellation;
  private final List<Result> results = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final int steps;
  private int step;

  private Suite(SuitePlan plan, SuiteListener listener, Cancellation cancellation) {
    this.plan = plan;
    this.listener = listener;
    this.cancellation = cancellation;
    int ofStore = count(Extent.STORE);
    int stores = plan.subjects().size() * plan.sizes().size();
    this.steps =
        (ofStore == 0 ? 0 : stores * (ofStore + 1))
            + plan.subjects().size() * count(Extent.SUBJECT)
            + count(Extent.ONCE);
  }

  /** As {@link #run(SuitePlan, SuiteListener, Cancellation)}, to the end. */
  public static BenchmarkReport run(SuitePlan plan, SuiteListener listener)
      throws IOException, InterruptedException {
    return run(plan, listener, new Cancellation());
  }

  /**
   * Runs all scenarios of a plan. Once cancelled, it ends before the next one; the report then has
   * what was measured until then, and says so.
   *
   * @throws IOException if documents cannot be read, or a store not written
   * @throws IllegalStateException if a scenario fails; the message names it
   */
  public static BenchmarkReport run(
      SuitePlan plan, SuiteListener listener, Cancellation cancellation)
      throws IOException, InterruptedException {
    return new Suite(plan, listener, cancellation).run();
  }

  private BenchmarkReport run() throws IOException, InterruptedException {
    Instant created = Instant.now();
    try (Embedder embedder = plan.embedder().open(plan.seed());
        TemporaryFolder folder = new TemporaryFolder("ragged-benchmark")) {
      WarmUp.run(plan, embedder, folder.path());
      for (Subject subject : plan.subjects()) {
        int before = results.size();
        stores(subject, embedder, folder);
        for (Scenario scenario : of(Extent.SUBJECT)) {
          run(scenario, subject.label(), null, results.subList(before, results.size()));
        }
      }
      for (Scenario scenario : of(Extent.ONCE)) {
        run(scenario, "memory", null, List.of());
      }
    }
    if (cancellation.isCancelled()) {
      notes.add("cancelled after %d of %d steps".formatted(step, steps));
    }
    return new BenchmarkReport(
        plan.name(),
        created,
        plan.seed(),
        Environment.current(),
        plan.options(),
        results,
        List.copyOf(notes));
  }

  private List<Scenario> of(Extent extent) {
    return plan.scenarios().stream().filter(scenario -> scenario.extent() == extent).toList();
  }

  private int count(Extent extent) {
    return of(extent).size();
  }

  private void stores(Subject subject, Embedder embedder, TemporaryFolder folder)
      throws IOException, InterruptedException {
    List<Scenario> scenarios = of(Extent.STORE);
    int last = 0;
    for (int size : plan.sizes()) {
      if (scenarios.isEmpty() || cancellation.isCancelled()) {
        return;
      }
      TestCorpus corpus = plan.corpus().load(size, plan.queries(), plan.seed());
      int documents = corpus.documents().size();
      begin(BUILD, subject.label(), documents);
      if (documents == last) {
        // The source has no more than it had for the size before.
        step += scenarios.size();
        notes.add("no figures for %d documents: the corpus has %d".formatted(size, documents));
        continue;
      }
      last = documents;
      notes.add("corpus: " + corpus.description());
      try (StoreFixture store =
          StoreFixture.build(plan, subject, corpus, embedder, folder.path())) {
        for (Scenario scenario : scenarios) {
          run(scenario, subject.label(), store, List.of());
        }
      }
    }
  }

  private void begin(String what, String subject, int documents) {
    step++;
    listener.beginning(new SuiteProgress(step, steps, what, subject, documents));
  }

  private void run(
      Scenario scenario, String subject, @Nullable StoreFixture store, List<Result> earlier)
      throws InterruptedException {
    if (cancellation.isCancelled()) {
      return;
    }
    begin(scenario.id(), subject, store == null ? 0 : store.corpus().documents().size());
    Trial trial = new Trial(plan, scenario, subject, store, earlier);
    try {
      scenario.run(trial);
      results.addAll(trial.results());
    } catch (IOException | SQLException | RuntimeException e) {
      throw new IllegalStateException(
          "a scenario failed: scenario=%s, backend=%s: %s"
              .formatted(scenario.id(), subject, e.getMessage()),
          e);
    }
  }
}
