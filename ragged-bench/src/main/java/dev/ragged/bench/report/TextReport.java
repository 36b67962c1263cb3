package dev.ragged.bench.report;

import dev.ragged.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The heart of a report for a terminal: for each size of the collection one table, with a column
 * for each backend and, of two, how the second differs from the first.
 */
public final class TextReport {
  private static final int LABEL = 22;
  private static final int COLUMN = 16;
  private static final String BETTER = " \u2713";

  /** The rows, in groups. */
  private static final Map<String, List<TextLine>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(
        "Ingest Performance",
        List.of(
            TextLine.of("Docs/sec", "ingest.throughput", "documents_per_second"),
            TextLine.of("Peak memory", "ingest.memory", "rss_peak")));
    GROUPS.put(
        "Query Performance (p95)",
        List.of(
            TextLine.of("Single query", "query.single", "p95"),
            TextLine.of("Batch (10)", "query.batch", "batch", "batch", "10"),
            TextLine.of(
                "w/ Personalisation", "overhead.chain", "p95", "with", "+ personalisation")));
    GROUPS.put(
        "Storage",
        List.of(
            TextLine.of("Total size", "storage.bytes", "directory"),
            TextLine.of("Per document", "storage.bytes", "directory_per_document")));
    GROUPS.put(
        "Memory System Overhead",
        List.of(
            TextLine.of("Baseline", "overhead.chain", "p50", "with", "baseline")
                .withoutDifference(),
            TextLine.link("+ Profiling", "+ profiling", "baseline"),
            TextLine.link("+ Personalisation", "+ personalisation", "+ profiling"),
            TextLine.link("+ Temporal", "+ temporal", "+ personalisation")));
  }

  private final BenchmarkReport report;
  private final List<String> subjects;
  private final StringBuilder text = new StringBuilder();

  private TextReport(BenchmarkReport report) {
    this.report = report;
    Set<String> all = new LinkedHashSet<>();
    report.results().stream()
        .filter(result -> result.parameters().containsKey(Result.DOCUMENTS))
        .forEach(result -> all.add(result.subject()));
    this.subjects = List.copyOf(all);
  }

  /** Returns the text; lines end with a line feed. */
  public static String of(BenchmarkReport report) {
    return new TextReport(report).write();
  }

  private String write() {
    String title = "Memory System Benchmark Report";
    text.append(title).append('\n').append("=".repeat(title.length())).append('\n');
    Set<Long> sizes = new TreeSet<>();
    for (Result result : report.results()) {
      String size = result.parameters().get(Result.DOCUMENTS);
      if (size != null) {
        sizes.add(Long.valueOf(size));
      }
    }
    sizes.forEach(this::table);
    report.notes().forEach(note -> text.append("\nNote: ").append(note).append('\n'));
    return text.toString();
  }

  private void table(long size) {
    text.append("\nCorpus: ").append(Figures.count(size)).append(" documents\n\n");
    List<String> heads = new ArrayList<>(subjects);
    if (subjects.size() == 2) {
      heads.add("Difference");
    }
    row("", heads);
    text.append("-".repeat(LABEL + COLUMN * heads.size())).append('\n');
    GROUPS.forEach((group, lines) -> group(group, lines, size));
    winner(size);
  }

  private void group(String name, List<TextLine> lines, long size) {
    List<TextLine> known =
        lines.stream().filter(line -> line.values(report, subjects, size).isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    text.append(name).append('\n');
    for (TextLine line : known) {
      List<Measurement> values = line.values(report, subjects, size).orElseThrow();
      List<String> cells = new ArrayList<>(values.stream().map(line::text).toList());
      if (subjects.size() == 2 && line.difference()) {
        cells.add(difference(values.get(0), values.get(1)));
      }
      row("  " + line.label(), cells);
    }
    text.append('\n');
  }

  private static String difference(Measurement first, Measurement second) {
    double percent = 100 * (second.value() - first.value()) / Math.abs(first.value());
    boolean better = first.metric().worsening(first.value(), second.value()) < 0;
    return String.format(Locale.ROOT, "%+.1f%%%s", percent, better ? BETTER : "");
  }

  private void row(String label, List<String> cells) {
    StringBuilder line = new StringBuilder(pad(label, LABEL));
    cells.forEach(cell -> line.append(pad(cell, COLUMN)));
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static String pad(String cell, int width) {
    return cell + " ".repeat(Math.max(1, width - cell.length()));
  }

  /** Names the subject that is best at most of speed of queries, storage and ingest. */
  private void winner(long size) {
    if (subjects.size() < 2) {
      return;
    }
    Map<String, List<String>> wins = new LinkedHashMap<>();
    List<TextLine> decisive =
        Arrays.asList(
            TextLine.of("query speed", "query.single", "p95"),
            TextLine.of("storage efficiency", "storage.bytes", "directory"),
            TextLine.of("ingest speed", "ingest.throughput", "documents_per_second"));
    for (TextLine line : decisive) {
      line.values(report, subjects, size)
          .ifPresent(
              values ->
                  wins.computeIfAbsent(best(values), name -> new ArrayList<>()).add(line.label()));
    }
    wins.entrySet().stream()
        .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
        .ifPresent(
            most ->
                text.append("Overall Winner: ")
                    .append(most.getKey())
                    .append(" (")
                    .append(String.join(" + ", most.getValue()))
                    .append(")\n"));
  }

  private String best(List<Measurement> values) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      Measurement one = values.get(i);
      if (one.metric().worsening(values.get(best).value(), one.value()) < 0) {
        best = i;
      }
    }
    return subjects.get(best);
  }
}
