package dev.ragged.profiling;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a session has measured. Immutable.
 *
 * @param name the session's
 * @param start when the session began
 * @param duration how long it has lasted
 * @param environment where it was measured
 * @param process what happened to the whole process meanwhile
 * @param lostSpans how many spans were not counted because they were closed too late or by another
 *     thread; 0 in a program without such mistakes
 * @param metrics one per call path, callers before what they call
 */
public record ProfileReport(
    String name,
    Instant start,
    Duration duration,
    Environment environment,
    ProcessFigures process,
    long lostSpans,
    List<ProfileMetric> metrics) {
  /** Creates a report. */
  public ProfileReport {
    metrics = List.copyOf(metrics);
    Set<List<String>> paths = metrics.stream().map(ProfileMetric::path).collect(Collectors.toSet());
    if (paths.size() < metrics.size()) {
      throw new IllegalArgumentException("metrics must have different paths: " + metrics);
    }
  }

  /** Returns the metric of a call path. */
  public Optional<ProfileMetric> metric(List<String> path) {
    return metrics.stream().filter(metric -> metric.path().equals(path)).findFirst();
  }

  /** Returns the metrics of an operation, one for each place where it was called. */
  public List<ProfileMetric> metrics(String name) {
    return metrics.stream().filter(metric -> metric.name().equals(name)).toList();
  }

  /** Returns the own times of all operations together; by it, shares add to 100 %. */
  public Duration self() {
    return metrics.stream().map(ProfileMetric::self).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Writes this report as JSON, with the samples that were kept and the histograms. The file is
   * there as a whole or not at all; one of that name is replaced. On POSIX only its owner may read
   * it.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void writeJson(Path file) {
    ProfileJson.write(this, file);
  }

  /**
   * Returns this report with another environment, for example {@code environment().with("corpus",
   * "v3")}, so that only reports of the same data are compared.
   */
  public ProfileReport withEnvironment(Environment value) {
    return new ProfileReport(name, start, duration, value, process, lostSpans, metrics);
  }

  /**
   * Returns the report that {@link #writeJson} has written to {@code file}; it equals the one that
   * was written.
   *
   * @throws IllegalArgumentException if the file is not there, is no report, which the message says
   *     where, or was written by a newer Ragged
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static ProfileReport readJson(Path file) {
    return ProfileJson.read(file);
  }

  /**
   * Returns the report as text for a terminal of about 120 columns: plain ASCII, lines that end in
   * {@code \n}. Its form may change; programs read {@link #writeJson}.
   */
  public String text() {
    return ReportText.of(this);
  }
}
