package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.config.Settings;
import dev.ragged.profiling.PerformanceLog;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.ProfileMetric;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether commands keep what they took in the log of their store, and how much of it. That is a
 * small file of the store's directory, {@value #NAME}, so that it holds for all later processes.
 * Immutable.
 *
 * @param components what is kept; not empty
 * @param questions whether texts of slow questions are
 */
public record Recording(Set<RecordedPart> components, boolean questions) {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);
  private static final String NAME = "performance.on";
  private static final String COMPONENTS = "components";
  private static final String QUESTIONS = "questions";

  /** More than a process that uses the command line lives. */
  private static final Duration ALL = Duration.ofHours(24);

  /** Creates a recording. */
  public Recording {
    if (components.isEmpty()) {
      throw new IllegalArgumentException("at least one component must be kept");
    }
    components = Set.copyOf(components);
  }

  /** Returns what is kept in the store of this directory; nothing if nothing is. */
  public static Optional<Recording> of(Path store) {
    Path file = store.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try {
      values.load(new StringReader(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("it cannot be read: file=" + file, e);
    }
    try {
      return Optional.of(
          new Recording(
              RecordedPart.parse(values.getProperty(COMPONENTS, "")),
              Boolean.parseBoolean(values.getProperty(QUESTIONS))));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + ": " + e.getMessage() + "; delete it, or run 'ragged profile enable' again", e);
    }
  }

  /** Has later calls keep this. */
  public void enable(Path store) throws IOException {
    PrivateText.write(
        store.resolve(NAME),
        COMPONENTS + "=" + names() + "\n" + QUESTIONS + "=" + questions + "\n");
  }

  /** Has later calls keep nothing; returns whether they did before. */
  public static boolean disable(Path store) throws IOException {
    return Files.deleteIfExists(store.resolve(NAME));
  }

  /** Returns the names of the components, joined by commas. */
  public String names() {
    return EnumSet.copyOf(components).stream()
        .map(RecordedPart::key)
        .collect(Collectors.joining(","));
  }

  /** Has the store that is opened keep what it takes until it closes. */
  void applyTo(RaggedBuilder builder, Path store) {
    builder
        .set(Settings.PROFILING_MONITOR, true)
        .set(Settings.PROFILING_QUESTIONS, questions)
        .beforeClose(ragged -> keep(ragged, store));
  }

  private void keep(Ragged ragged, Path store) {
    try {
      new PerformanceLog(store).append(kept(ragged));
    } catch (UncheckedIOException e) {
      log.warn("What this call took is not kept: {}", e.getMessage());
    }
  }

  private PerformanceReport kept(Ragged ragged) {
    PerformanceReport all = ragged.performance(ALL);
    List<ProfileMetric> metrics =
        new ArrayList<>(all.metrics().stream().filter(this::isKept).toList());
    boolean query = components.contains(RecordedPart.QUERY);
    if (query) {
      ragged.caches().statistics().forEach(cache -> metrics.add(CacheUse.of(cache).metric()));
    }
    return new PerformanceReport(
        all.from(), all.to(), metrics, query ? all.slowest() : List.of(), List.of());
  }

  private boolean isKept(ProfileMetric metric) {
    return components.stream().anyMatch(part -> part.contains(metric.path()));
  }
}
