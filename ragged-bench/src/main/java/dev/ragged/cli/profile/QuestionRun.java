package dev.ragged.cli.profile;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Question;
import dev.ragged.cli.SearchOptions;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a store again and again, and measures that; a part of commands. */
final class QuestionRun {
  private final Session session;
  @Mixin private final StoreOptions store;
  @Mixin private final SearchOptions search = new SearchOptions();
  @Mixin private final Question question = new Question();

  @Option(
      names = {"-n", "--iterations"},
      paramLabel = "N",
      description = "How many questions are asked. Default: ${DEFAULT-VALUE}.")
  private int iterations = 10;

  /** What is done with questions, so and so often. */
  interface Asking {
    void ask(
        MeasuredStore store,
        Ragged ragged,
        List<SearchRequest> questions,
        int times,
        ProgressBar bar);
  }

  QuestionRun(Session session) {
    this.session = session;
    this.store = new StoreOptions(session);
  }

  int iterations() {
    return iterations;
  }

  /** Measures {@code asking}, after some that are not counted. */
  ProfileReport measure(String name, Output output, Asking asking) {
    Iterations.require(iterations);
    store.requireStore();
    MeasuredStore measured =
        new MeasuredStore(store.directory(), store.config(), session.cancellation());
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged = measured.open(profiler);
        ProgressBar bar = output.progress("Asking")) {
      List<String> texts =
          question.isThere() ? List.of(question.text()) : StoredQuestions.of(ragged);
      List<SearchRequest> requests =
          texts.stream().map(text -> search.request(text).build()).toList();
      asking.ask(measured, ragged, requests, MeasuredStore.WARM_UP, bar);
      try (ProfileSession counting = ProfileSession.start(name, profiler)) {
        asking.ask(measured, ragged, requests, iterations, bar);
        return counting.report();
      }
    }
  }
}
