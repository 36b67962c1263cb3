package dev.ragged.cli.profile;

import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.Durations;
import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long the program takes to start. */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    header = "Measure how long the program itself takes to start and end.",
    description = {
      "",
      "Runs 'ragged --version' and 'ragged --help' in processes of their own. Ends with 1 if the"
          + " mean of either is above the target.",
      "",
      "How long a store takes to open is in 'ragged profile all'."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged profile startup --iterations 10")
final class StartupProfileCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private final Output output;

  @Option(
      names = {"-n", "--iterations"},
      paramLabel = "N",
      description = "How often each is started. Default: ${DEFAULT-VALUE}.")
  private int iterations = 5;

  @Option(
      names = "--target",
      paramLabel = "MS",
      description = "Milliseconds that a start may take. Default: ${DEFAULT-VALUE}.")
  private long target = 500;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also write the times as JSON.")
  private @Nullable Path file;

  StartupProfileCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException {
    Iterations.require(iterations);
    Launches launches = new Launches(session.cancellation());
    List<Duration> version = launches.time("--version", iterations);
    List<Duration> help = launches.time("--help", iterations);
    Durations ofVersion = Durations.of(version);
    Durations ofHelp = Durations.of(help);
    Duration allowed = Duration.ofMillis(target);
    boolean passed =
        ofVersion.mean().compareTo(allowed) <= 0 && ofHelp.mean().compareTo(allowed) <= 0;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", 1);
    json.put("direction", "lower is better");
    json.put("version_times_ms", version);
    json.put("version_mean_ms", ofVersion.mean());
    json.put("help_times_ms", help);
    json.put("help_mean_ms", ofHelp.mean());
    json.put("iterations", iterations);
    json.put("target_ms", target);
    json.put("passed", passed);
    json.put("environment", Environment.current().values());
    if (file != null) {
      output.save(file, json);
    }
    String text =
        "--version\n"
            + ProfileText.latency(ofVersion)
            + "--help\n"
            + ProfileText.latency(ofHelp)
            + (passed ? "Within" : "Above")
            + " the target of "
            + target
            + " ms"
            + (passed ? ".\n" : "; --target sets another one.\n");
    return output.show(Reply.of(text, json).failingIf(!passed));
  }
}
