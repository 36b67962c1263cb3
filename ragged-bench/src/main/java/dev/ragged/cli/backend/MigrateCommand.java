package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.migration.MigrationPlan;
import dev.ragged.migration.MigrationReport;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a store to another backend. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    header = "Move the store to another backend: copy, test, switch; the former one is kept.",
    description = {
      "",
      "What was copied survives Ctrl-C and a crash, and the same command goes on from there. If the"
          + " new index fails its test, the former one answers on, and the command ends with 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged backend migrate --dry-run leann",
      "  ragged backend migrate leann",
      "  ragged backend rollback"
    })
final class MigrateCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final TestOptions test = new TestOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "BACKEND",
      description = "Where to; 'ragged backend list' names them.")
  private @Nullable String backend;

  @Option(
      names = "--to",
      paramLabel = "BACKEND",
      description = "The same as BACKEND without an option.")
  private @Nullable String other;

  @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--abandon",
      description = "Give up an unfinished migration, and delete what it has copied.")
  private boolean abandon;

  MigrateCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    if (backend != null && other != null && !backend.equals(other)) {
      throw new IllegalArgumentException(
          "one backend is needed: BACKEND=" + backend + ", --to=" + other);
    }
    String target = backend == null ? other : backend;
    if (target == null && !abandon) {
      throw new IllegalArgumentException(
          "a backend is needed, for example: ragged backend migrate leann");
    }
    try (Ragged ragged = store.open()) {
      if (target == null) {
        return output.show(abandoned(ragged));
      }
      return dryRun ? output.show(planned(ragged, target)) : migrated(ragged, target);
    }
  }

  private static Reply abandoned(Ragged ragged) {
    String given = ragged.migration().abandon().orElse("");
    return Reply.of(
        given.isEmpty()
            ? "No migration is unfinished.\n"
            : "Gave up the migration to " + given + ".\n",
        Map.of("abandoned", given));
  }

  private static Reply planned(Ragged ragged, String target) {
    MigrationPlan plan = ragged.migration().plan(target);
    return Reply.of(plan.summary() + "\nNothing was changed.\n", plan);
  }

  private int migrated(Ragged ragged, String target) {
    Optional<String> unfinished = ragged.migration().status().unfinished();
    if (unfinished.filter(name -> !name.equals(target)).isPresent()) {
      throw new IllegalArgumentException(
          "a migration to %s is unfinished; finish it: ragged backend migrate %1$s, or give it up: ragged backend migrate --abandon"
              .formatted(unfinished.get()));
    }
    MigrationReport report;
    try (ProgressBar bar = output.progress("Migrating")) {
      report =
          ragged
              .migration()
              .run(
                  target,
                  test.options().cancelledBy(session.cancellation()),
                  progress ->
                      bar.show(
                          progress.done(),
                          OptionalLong.of(progress.total()),
                          progress.phase().name().toLowerCase(Locale.ROOT)
                              + " batch "
                              + progress.batch()
                              + "/"
                              + progress.batches()));
    }
    Reply reply =
        Reply.of(report.summary() + "\n", report)
            .failingIf(report.outcome() == MigrationReport.Outcome.REFUSED);
    int code = output.show(reply);
    return report.outcome() == MigrationReport.Outcome.CANCELLED ? ExitCode.INTERRUPTED : code;
  }
}
