package dev.ragged.cli.profile;

import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.ComparisonOptions;
import dev.ragged.profiling.ProfileComparison;
import dev.ragged.profiling.ProfileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two profiles. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Compare two profiles, or one with what 'profile all' measures now.",
    description = {
      "",
      "With two files both are read. With one file and folders, or nothing, 'profile all' runs with"
          + " the same options.",
      "",
      "Ends with 1 if something has become slower or is missing, and with --strict with 3 if"
          + " something could not be decided."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged profile compare before.json after.json --threshold 10",
      "  ragged profile compare before.json docs --iterations 50"
    })
final class CompareProfileCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final WholeRun run;

  @Parameters(index = "0", paramLabel = "BASE", description = "The earlier profile.")
  private Path base = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CURRENT",
      description = "The later profile, or folders to measure now.")
  private List<Path> current = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "How much slower is allowed. Default: 5.")
  private String threshold = "5";

  @Option(
      names = "--least-micros",
      paramLabel = "N",
      description =
          "Times that differ by at most so many microseconds count as unchanged. Default:"
              + " ${DEFAULT-VALUE}.")
  private int leastMicros = 10;

  @Option(names = "--paired", description = "Samples of both files were taken in turn.")
  private boolean paired;

  @Option(names = "--strict", description = "End with 3 if something could not be decided.")
  private boolean strict;

  @Option(
      names = "--allow-different-environment",
      description = "Also compare profiles of different machines, JVMs or settings.")
  private boolean allowDifferentEnvironment;

  @Option(names = "--allow-missing", description = "Operations of BASE may be missing now.")
  private boolean allowMissing;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Start of random choices. Default: ${DEFAULT-VALUE}.")
  private long seed = ComparisonOptions.DEFAULT.seed();

  CompareProfileCommand(Session session) {
    this.output = new Output(session);
    this.run = new WholeRun(session);
  }

  @Override
  public Integer call() throws IOException {
    ComparisonOptions options =
        new ComparisonOptions(
            percent(),
            paired,
            strict,
            allowDifferentEnvironment,
            allowMissing,
            seed,
            Duration.ofNanos(1_000L * leastMicros));
    ProfileReport before = ProfileReport.readJson(base);
    ProfileComparison comparison = ProfileComparison.of(before, now(), options);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("baseline", base);
    json.put("thresholdPercent", options.thresholdPercent());
    json.put("leastDifference", options.leastDifference());
    json.put("environment", comparison.environment());
    json.put("rows", comparison.rows().stream().map(ComparisonRows::json).toList());
    json.put("exitCode", comparison.exitCode());
    // A comparison's exit codes are those of this program.
    return output.show(new Reply(comparison.text(), json, comparison.exitCode()));
  }

  private ProfileReport now() throws IOException {
    boolean isFile = current.size() == 1 && !Files.isDirectory(current.get(0));
    return isFile ? ProfileReport.readJson(current.get(0)) : run.measure(current, output);
  }

  private double percent() {
    try {
      return Double.parseDouble(threshold.endsWith("%") ? threshold.replace("%", "") : threshold);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--threshold must be a number of percent: threshold=\"" + threshold + "\"", e);
    }
  }
}
