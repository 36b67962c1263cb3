package dev.ragged.bench.suite;

import dev.ragged.bench.report.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one scenario: what it is given, and what it found. One thread at a time. */
final class Trial {
  private final SuitePlan plan;
  private final Scenario scenario;
  private final String subject;
  private final @Nullable StoreFixture store;
  private final List<Result> earlier;
  private final List<Sheet> sheets = new ArrayList<>();

  Trial(
      SuitePlan plan,
      Scenario scenario,
      String subject,
      @Nullable StoreFixture store,
      List<Result> earlier) {
    this.plan = plan;
    this.scenario = scenario;
    this.subject = subject;
    this.store = store;
    this.earlier = List.copyOf(earlier);
  }

  SuitePlan plan() {
    return plan;
  }

  /** Returns the store, which a scenario of {@link Extent#STORE} has. */
  StoreFixture store() {
    if (store == null) {
      throw new IllegalStateException("the scenario has no store: scenario=" + scenario.id());
    }
    return store;
  }

  /** Returns what the same subject's scenarios found so far. */
  List<Result> earlier() {
    return earlier;
  }

  /** Begins another result. */
  Sheet sheet() {
    Sheet sheet = new Sheet(scenario.id(), subject, store == null || store.repeatable());
    if (store != null) {
      sheet.parameter(Result.DOCUMENTS, store.corpus().documents().size());
    }
    sheets.add(sheet);
    return sheet;
  }

  /**
   * Returns what was found.
   *
   * @throws IllegalStateException if a result lacks a metric that the scenario promises
   */
  List<Result> results() {
    List<Result> results = sheets.stream().map(Sheet::result).toList();
    for (Result result : results) {
      for (String metric : scenario.metrics()) {
        if (result.measurement(metric).isEmpty()) {
          throw new IllegalStateException(
              "a result must have each metric of its scenario: result=%s, missing=%s"
                  .formatted(result.key(), metric));
        }
      }
    }
    return results;
  }
}
