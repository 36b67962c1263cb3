package dev.ragged.profiling;

import dev.ragged.text.Figures;
import dev.ragged.text.Shares;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a {@link ProfileReport} for people. */
final class ReportText {
  private static final int INDENT = 2;
  private static final String MEAN = "Mean";

  private static final List<String> HEADS =
      List.of(
          "Operation",
          "Count",
          MEAN,
          "p50",
          "p95",
          "p99",
          "Max",
          "Self %",
          "Allocated/op",
          "Errors",
          "Counters");

  private ReportText() {}

  static String of(ProfileReport report) {
    StringBuilder text = new StringBuilder();
    String title =
        Figures.title(
            "Performance Report: "
                + report.name()
                + " ("
                + Figures.duration(report.duration())
                + ")");
    text.append(title);
    text.append("Environment:\n").append(environment(report)).append('\n');
    text.append("Operations:\n");
    if (report.metrics().isEmpty()) {
      text.append("  no operations were measured\n");
    } else {
      text.append(operations(report.metrics()));
      text.append("  Percentiles are nearest ranks, off by less than 0.4 %. Self % is wall time\n");
      text.append("  without parts in the same thread, of all such time.\n");
      text.append(slowest(report.metrics()));
    }
    if (report.lostSpans() > 0) {
      text.append("  ")
          .append(Figures.count(report.lostSpans()))
          .append(" spans were closed too late or by another thread and are not counted.\n");
    }
    return text.append("\nProcess:\n").append(process(report.process())).toString();
  }

  private static String environment(ProfileReport report) {
    TextTable table = new TextTable("<<");
    table.row("start", report.start().toString());
    report.environment().values().forEach(table::row);
    return table.plain();
  }

  private static String operations(List<ProfileMetric> metrics) {
    boolean cpu = metrics.stream().anyMatch(metric -> metric.costs().cpuNanos().isPresent());
    TextTable table = new TextTable(cpu ? "<>>>>>>>>>><" : "<>>>>>>>>><");
    List<String> heads = new ArrayList<>(HEADS);
    if (cpu) {
      heads.add(HEADS.indexOf(MEAN) + 1, "CPU");
    }
    table.row(heads.toArray(String[]::new));
    long[] shares =
        Shares.tenths(metrics.stream().mapToLong(metric -> metric.costs().selfNanos()).toArray());
    for (int i = 0; i < metrics.size(); i++) {
      ProfileMetric metric = metrics.get(i);
      Durations durations = metric.durations();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  " ".repeat(INDENT * (metric.path().size() - 1)) + metric.name(),
                  Figures.count(metric.count()),
                  Figures.duration(durations.mean()),
                  Figures.duration(durations.median()),
                  Figures.duration(durations.percentile(95)),
                  Figures.duration(durations.percentile(99)),
                  Figures.duration(durations.max()),
                  Shares.text(shares[i]),
                  Figures.bytes(metric.bytesPerOperation()),
                  Figures.count(metric.errors()),
                  counters(metric.counters())));
      if (cpu) {
        cells.add(HEADS.indexOf(MEAN) + 1, cpu(metric));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.withHeads();
  }

  /** Returns the mean time that an operation's thread ran. */
  private static String cpu(ProfileMetric metric) {
    OptionalLong nanos = metric.costs().cpuNanos();
    return nanos.isEmpty() || metric.count() == 0
        ? Figures.UNKNOWN
        : Figures.nanos((double) nanos.getAsLong() / metric.count());
  }

  private static String counters(Map<String, Long> counters) {
    return new TreeMap<>(counters)
        .entrySet().stream()
            .map(counter -> counter.getKey() + "=" + Figures.count(counter.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String slowest(List<ProfileMetric> metrics) {
    return metrics.stream()
        .filter(metric -> metric.costs().selfNanos() > 0)
        .max(Comparator.comparingLong(metric -> metric.costs().selfNanos()))
        .map(
            metric ->
                "\nMost self time: "
                    + Figures.ascii(String.join(" / ", metric.path()))
                    + "\n"
                    + metric.durations().histogramText())
        .orElse("");
  }

  private static String process(ProcessFigures process) {
    return new TextTable("<<")
        .row("Garbage collections", Figures.count(process.collections()))
        .row(
            "GC pauses",
            Figures.duration(process.collectionPauses())
                + ", longest "
                + Figures.duration(process.longestPause()))
        .row("Heap after GC", Figures.bytes(process.heapAfterGc()))
        .row("RSS", Figures.bytes(process.residentBytes()))
        .row("Peak RSS", Figures.bytes(process.peakResidentBytes()))
        .plain();
  }
}
