package dev.ragged.cli.benchmark;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.report.WholeFile;
import dev.ragged.bench.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where a report goes; a part of commands. */
final class ReportOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also write the report to a file, .json or .html; can be repeated.")
  private List<Path> files = new ArrayList<>();

  /** Refuses files that no report can be written as, before the work begins. */
  void check() {
    for (Path file : files) {
      if (!isJson(file) && !isHtml(file)) {
        throw new IllegalArgumentException("a report is written as .json or .html: output=" + file);
      }
      requireFile("output", file);
    }
  }

  /** Refuses what no file can be written to. */
  static void requireFile(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("this is a folder, not a file: " + option + "=" + file);
    }
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (Files.exists(folder) && !Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          "nothing can be written to this folder: " + option + "=" + file);
    }
  }

  /** Writes a report, and returns lines that say where to. */
  String write(BenchmarkReport report) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      if (isJson(file)) {
        ReportJson.write(report, file);
      } else {
        WholeFile.write(file, HtmlReport.of(report));
      }
      text.append("Written: ").append(file).append('\n');
    }
    return text.toString();
  }

  private static boolean isJson(Path file) {
    return name(file).endsWith(".json");
  }

  private static boolean isHtml(Path file) {
    return name(file).endsWith(".html") || name(file).endsWith(".htm");
  }

  private static String name(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }
}
