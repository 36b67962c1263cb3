package dev.ragged.cli.profile;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.cli.ProgressBar;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.ingest.Cancellation;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Opens a store to measure it: what its caches keep for the next question would hide what a
 * question takes, so they are off, and so are its memory and the log of calls.
 */
final class MeasuredStore {
  /** Questions before the measurement, so that classes are loaded and some code is compiled. */
  static final int WARM_UP = 20;

  private final Path directory;
  private final RaggedConfig config;
  private final Cancellation cancellation;

  MeasuredStore(Path directory, RaggedConfig config, Cancellation cancellation) {
    this.directory = directory;
    this.config = config;
    this.cancellation = cancellation;
  }

  private static RaggedBuilder builder(Path directory, RaggedConfig config) {
    return Ragged.builder()
        .directory(directory)
        .config(config)
        .set(Settings.MEMORY_ENABLED, false)
        .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
        .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.OFF);
  }

  /** Opens it; {@code profiler} measures that, and all that is done with it. */
  Ragged open(OperationProfiler profiler) {
    return builder(directory, config).profiler(profiler).build();
  }

  /** Opens it, reads all sources into it, and closes it. */
  void index(OperationProfiler profiler, List<? extends DocumentSource> sources) {
    try (Ragged ragged = open(profiler)) {
      for (DocumentSource source : sources) {
        if (!cancellation.isCancelled()) {
          ragged.ingest(source, IngestOptions.DEFAULT.cancelledBy(cancellation));
        }
      }
    }
  }

  /** Asks the questions one after the other, the first again behind the last. */
  void search(Ragged ragged, List<SearchRequest> questions, int times, ProgressBar bar) {
    for (int i = 0; i < times && !cancellation.isCancelled(); i++) {
      ragged.search(questions.get(i % questions.size()));
      bar.show(i + 1, OptionalLong.of(times), "");
    }
  }

  /** As {@link #search}, for answers in words. */
  void answer(Ragged ragged, List<SearchRequest> questions, int times, ProgressBar bar) {
    for (int i = 0; i < times && !cancellation.isCancelled(); i++) {
      ragged.ask(AnswerRequest.of(questions.get(i % questions.size())).cancelledBy(cancellation));
      bar.show(i + 1, OptionalLong.of(times), "");
    }
  }
}
