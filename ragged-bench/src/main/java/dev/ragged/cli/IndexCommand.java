package dev.ragged.cli;

import dev.ragged.DocumentSpace;
import dev.ragged.Ragged;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads files into a store. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    header = "Read files and folders into the store, which is created if it is not there.",
    description = {
      "",
      "Only what is new or has changed since the last time is read and embedded. What was stored"
          + " before an interruption stays, and the next call goes on from there.",
      "",
      "Settings given when the store is created, such as --embedder, are kept in its ragged.yaml."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged index docs",
      "  ragged index --sync --include \"**.md\" --exclude \"drafts/**\" docs",
      "  ragged index --embedder lexical --store notes.ragged ~/notes"
    })
final class IndexCommand implements Callable<Integer> {
  /** As many are named in the text; all are in the JSON. */
  private static final int SHOWN = 20;

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final SourceOptions sources;

  @Option(
      names = {"-p", "--persona"},
      paramLabel = "NAME",
      description = "Whose documents these are; without it they are shared.")
  private @Nullable String persona;

  @Option(
      names = "--sync",
      description =
          "Also remove what came from these folders before and is not read now: its file is gone, or"
              + " left out by --include or --exclude.")
  private boolean sync;

  IndexCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
    this.store = new StoreOptions(session);
    this.sources = new SourceOptions();
  }

  @Override
  public Integer call() throws IOException {
    List<DocumentSource> all = sources.sources();
    if (sync && !sources.files().isEmpty()) {
      throw new IllegalArgumentException(
          "--sync takes whole folders, since it removes what is not in them: file="
              + sources.files().get(0));
    }
    List<IngestReport> reports = new ArrayList<>();
    try (Ragged ragged = store.builder().build()) {
      keepSettings(ragged);
      DocumentSpace space = persona == null ? ragged : ragged.persona(persona);
      for (DocumentSource source : all) {
        if (!session.cancellation().isCancelled()) {
          reports.add(ingest(space, source));
        }
      }
    }
    int code = output.show(reply(reports));
    return session.cancellation().isCancelled() ? ExitCode.INTERRUPTED : code;
  }

  /**
   * Keeps the settings of a store that has no documents yet: if an earlier call ended right after
   * it had created the store, this one makes good for it.
   */
  private void keepSettings(Ragged ragged) throws IOException {
    StoreConfig file = new StoreConfig(store.directory());
    if (!file.exists() && ragged.statistics().corpus().documents() == 0) {
      file.write(store.given());
    }
  }

  private IngestReport ingest(DocumentSpace space, DocumentSource source) {
    try (ProgressBar bar = output.progress("Indexing")) {
      IngestOptions options =
          IngestOptions.listeningTo(
                  progress ->
                      bar.show(
                          progress.done(), progress.total(), progress.chunks() + " new chunks"))
              .cancelledBy(session.cancellation());
      return sync ? space.sync(source, options) : space.ingest(source, options);
    }
  }

  private Reply reply(List<IngestReport> reports) {
    StringBuilder text = new StringBuilder();
    List<Object> json = new ArrayList<>();
    boolean failed = false;
    for (IngestReport report : reports) {
      text.append(report.source()).append(": ").append(report.summary()).append('\n');
      for (DocumentOutcome.Status status :
          List.of(DocumentOutcome.Status.FAILED, DocumentOutcome.Status.SKIPPED)) {
        append(text, report.with(status));
      }
      failed |= report.count(DocumentOutcome.Status.FAILED) > 0;
      json.add(json(report));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("store", store.directory());
    all.put("sources", json);
    return Reply.of(text.toString(), all).failingIf(failed);
  }

  private static void append(StringBuilder text, List<DocumentOutcome> outcomes) {
    for (DocumentOutcome outcome : outcomes.subList(0, Math.min(SHOWN, outcomes.size()))) {
      text.append("  ")
          .append(outcome.status())
          .append(' ')
          .append(outcome.id())
          .append(outcome.cause().map(cause -> ": " + cause).orElse(""))
          .append('\n');
    }
    if (outcomes.size() > SHOWN) {
      text.append("  and ").append(outcomes.size() - SHOWN).append(" more\n");
    }
  }

  private static Map<String, Object> json(IngestReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", report.source());
    for (DocumentOutcome.Status status : DocumentOutcome.Status.values()) {
      json.put(status.name().toLowerCase(Locale.ROOT), report.count(status));
    }
    json.put("chunks", report.chunks());
    json.put("cancelled", report.cancelled());
    json.put("elapsedMs", report.elapsed());
    json.put("embeddingMs", report.embedding());
    json.put("threads", report.threads());
    json.put(
        "outcomes",
        report.outcomes().stream()
            .filter(outcome -> outcome.status() != DocumentOutcome.Status.UNCHANGED)
            .toList());
    return json;
  }
}
