package dev.ragged.cli.profile;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.SourceOptions;
import dev.ragged.cli.StoreOptions;
import dev.ragged.profiling.IndexingProfile;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.text.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures indexing. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    header = "Measure reading, cutting, embedding and storing files.",
    description = {
      "",
      "Each iteration fills a new store that is deleted afterwards; the first one is not counted,"
          + " since it is slower. With --store the files go into that store, once, and stay there."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged profile index docs --iterations 5 --output index.json")
final class IndexProfileCommand implements Callable<Integer> {
  private static final int ITERATIONS = 3;

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final ProfileFile file = new ProfileFile();

  @Option(
      names = {"-n", "--iterations"},
      paramLabel = "N",
      description = "How often the files are indexed. Default: 3; with --store 1.")
  private @Nullable Integer iterations;

  IndexProfileCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    int times = iterations == null ? (store.isNamed() ? 1 : ITERATIONS) : iterations;
    Iterations.require(times);
    if (store.isNamed() && times > 1) {
      throw new IllegalArgumentException(
          "a store takes the same files only once: leave --store or --iterations out");
    }
    ProfileReport report = store.isNamed() ? intoStore() : intoNewStores(times);
    IndexingProfile profile = IndexingProfile.of(report);
    if (profile.chunks() == 0 && !session.cancellation().isCancelled()) {
      throw new IllegalArgumentException(
          "no file was new or changed, so nothing was measured"
              + (store.isNamed() ? "; leave --store out to measure all files" : ""));
    }
    return output.show(reply(report, profile, times));
  }

  private ProfileReport intoStore() {
    OperationProfiler profiler = new OperationProfiler();
    try (ProfileSession measured = ProfileSession.start("index", profiler)) {
      fill(store.directory(), profiler);
      return measured.report();
    }
  }

  private ProfileReport intoNewStores(int times) throws IOException {
    fillNew(new OperationProfiler());
    OperationProfiler profiler = new OperationProfiler();
    try (ProfileSession measured = ProfileSession.start("index", profiler);
        ProgressBar bar = output.progress("Indexing")) {
      for (int i = 0; i < times && !session.cancellation().isCancelled(); i++) {
        fillNew(profiler);
        bar.show(i + 1, OptionalLong.of(times), "");
      }
      return measured.report();
    }
  }

  private void fillNew(OperationProfiler profiler) throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder("ragged-profile")) {
      fill(folder.path(), profiler);
    }
  }

  private void fill(Path directory, OperationProfiler profiler) {
    new MeasuredStore(directory, store.config(), session.cancellation())
        .index(profiler, sources.sources());
  }

  private Reply reply(ProfileReport report, IndexingProfile profile, int times) {
    String text =
        Figures.title("Indexing Profile")
            + String.format(
                Locale.ROOT,
                "  %d x, %s documents, %s chunks, %s; %.1f documents/s, %.1f chunks/s, %s/s%n%n",
                times,
                Figures.count(profile.documents()),
                Figures.count(profile.chunks()),
                Figures.duration(profile.total()),
                profile.documentsPerSecond(),
                profile.chunksPerSecond(),
                Figures.bytes(profile.bytesPerSecond()))
            + ProfileFile.phases(profile.stages(), profile.shares());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iterations", times);
    json.put("documents", profile.documents());
    json.put("chunks", profile.chunks());
    json.put("bytes", profile.bytes());
    json.put("totalMs", profile.total());
    json.put("documentsPerSecond", profile.documentsPerSecond());
    json.put("chunksPerSecond", profile.chunksPerSecond());
    json.put("bytesPerSecond", profile.bytesPerSecond());
    json.put("phasesMs", profile.stages());
    return file.reply(report, text, json);
  }
}
