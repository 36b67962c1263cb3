package dev.ragged.cli.profile;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.RaggedConfig;
import dev.ragged.document.Document;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Indexes into new stores, searches and answers, and measures all of it in one session; a part of
 * commands.
 */
final class WholeRun {
  /** Documents that are taken from a store. */
  private static final int MOST = 200;

  private final Session session;
  @Mixin private final StoreOptions store;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "The same as PATH without an option; can be repeated.")
  private List<Path> more = new ArrayList<>();

  @Option(
      names = "--query",
      paramLabel = "QUESTION",
      description = "What to ask; repeatable. Default: sentences of the documents.")
  private List<String> queries = new ArrayList<>();

  @Option(
      names = "--index-iterations",
      paramLabel = "N",
      description = "How often the documents are indexed. Default: ${DEFAULT-VALUE}.")
  private int indexing = 3;

  @Option(
      names = {"-n", "--iterations"},
      paramLabel = "N",
      description = "How many searches and answers there are. Default: ${DEFAULT-VALUE}.")
  private int iterations = 10;

  WholeRun(Session session) {
    this.session = session;
    this.store = new StoreOptions(session);
  }

  /**
   * Measures.
   *
   * @param paths files and folders to index; if there are none here nor in the options, the first
   *     {@value #MOST} documents of the store are
   */
  ProfileReport measure(List<Path> paths, Output output) throws IOException {
    Iterations.require(indexing);
    Iterations.require(iterations);
    Supplier<List<? extends DocumentSource>> sources = sources(paths);
    OperationProfiler profiler = new OperationProfiler();
    RaggedConfig config = store.config();
    try (TemporaryFolder folder = new TemporaryFolder("ragged-profile");
        ProgressBar bar = output.progress("Profiling")) {
      store(folder.path().resolve("warm-up"), config).index(new OperationProfiler(), sources.get());
      try (ProfileSession measured = ProfileSession.start("all", profiler)) {
        MeasuredStore last = store(folder.path().resolve("0"), config);
        for (int i = 0; i < indexing && !session.cancellation().isCancelled(); i++) {
          last = store(folder.path().resolve(String.valueOf(i)), config);
          last.index(profiler, sources.get());
          bar.show(i + 1, OptionalLong.of(indexing), "indexing");
        }
        warmUp(last, bar);
        try (Ragged ragged = last.open(profiler)) {
          List<SearchRequest> questions = questions(ragged);
          last.search(ragged, questions, iterations, bar);
          last.answer(ragged, questions, iterations, bar);
        }
        return measured.report();
      }
    }
  }

  private MeasuredStore store(Path directory, RaggedConfig config) throws IOException {
    Files.createDirectories(directory);
    return new MeasuredStore(directory, config, session.cancellation());
  }

  private void warmUp(MeasuredStore last, ProgressBar bar) {
    try (Ragged ragged = last.open(new OperationProfiler())) {
      List<SearchRequest> questions = questions(ragged);
      last.search(ragged, questions, MeasuredStore.WARM_UP, bar);
      last.answer(ragged, questions, MeasuredStore.WARM_UP, bar);
    }
  }

  private List<SearchRequest> questions(Ragged ragged) {
    List<String> texts = queries.isEmpty() ? StoredQuestions.of(ragged) : queries;
    return texts.stream().map(text -> SearchRequest.builder(text).build()).toList();
  }

  private Supplier<List<? extends DocumentSource>> sources(List<Path> paths) {
    List<Path> all = new ArrayList<>(paths);
    all.addAll(more);
    for (Path path : all) {
      if (!Files.isDirectory(path)) {
        throw new IllegalArgumentException("there is no such folder: " + path);
      }
    }
    if (!all.isEmpty()) {
      return () -> all.stream().map(DocumentSource::folder).toList();
    }
    List<Document> stored;
    store.requireStore();
    try (Ragged ragged =
        new MeasuredStore(store.directory(), store.config(), session.cancellation())
            .open(new OperationProfiler())) {
      stored = StoredQuestions.documents(ragged, MOST);
    }
    return () -> List.of(DocumentSource.of(stored));
  }
}
