package dev.ragged.cli.profile;

import dev.ragged.cli.Operations;
import dev.ragged.cli.Reply;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a profile is kept, and how it is shown; a part of commands. */
final class ProfileFile {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also write the profile as JSON, to be compared with later ones.")
  private @Nullable Path output;

  ProfileFile() {}

  /**
   * Writes the file, if one is wanted, and returns the reply.
   *
   * @param text what goes before the table of all stages
   * @param json likewise
   */
  Reply reply(ProfileReport report, String text, Map<String, Object> json) {
    StringBuilder all = new StringBuilder(text).append('\n').append(report.text());
    Map<String, Object> values = new LinkedHashMap<>(json);
    values.put("environment", report.environment().values());
    values.put("operations", Operations.json(report.metrics()));
    if (output != null) {
      report.writeJson(output);
      values.put("output", output);
      all.append("\nWritten to ").append(output).append('\n');
    }
    return Reply.of(all.toString(), values);
  }

  /** Returns a line for each phase with its time and share. */
  static String phases(Map<String, Duration> times, Map<String, Double> shares) {
    TextTable table = new TextTable("<>>");
    times.forEach(
        (phase, time) ->
            table.row(
                phase,
                Figures.duration(time),
                Figures.oneDecimal(100 * shares.getOrDefault(phase, 0.0)) + "%"));
    return table.plain();
  }
}
