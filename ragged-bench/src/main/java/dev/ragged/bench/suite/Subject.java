package dev.ragged.bench.suite;

import dev.ragged.backend.hnsw.HnswIndexProvider;
import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.VectorIndexProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What is measured: a backend, and in which of its forms. Names do not change. */
public enum Subject {
  EXACT("exact", ExactIndexProvider::new),
  HNSW("hnsw", HnswIndexProvider::new),
  LEANN_CODES("leann codes", () -> new LeannIndexProvider(LeannOptions.codes().build())),
  LEANN_RECOMPUTE(
      "leann recompute", () -> new LeannIndexProvider(LeannOptions.recompute().build())),
  LEANN_FULL("leann full", () -> new LeannIndexProvider(LeannOptions.full().build()));

  private final String label;
  private final Supplier<VectorIndexProvider> provider;

  Subject(String label, Supplier<VectorIndexProvider> provider) {
    this.label = label;
    this.provider = provider;
  }

  /** Returns its name in reports, for example {@code leann codes}. */
  public String label() {
    return label;
  }

  VectorIndexProvider provider() {
    return provider.get();
  }

  /** Returns whether it finds what is nearest without trying harder. */
  boolean exact() {
    return this == EXACT;
  }

  /**
   * Returns the subject with a name as on a command line: that of a report, with a hyphen for the
   * blank if you like, or {@code leann} for its default.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Subject parse(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
    return Arrays.stream(values())
        .filter(subject -> subject.label.equals(wanted))
        .findFirst()
        .or(
            () ->
                wanted.equals("leann")
                    ? java.util.Optional.of(LEANN_CODES)
                    : java.util.Optional.empty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a backend must be one of %s: backend=%s".formatted(labels(), name)));
  }

  /** Returns all names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Subject::label).toList();
  }

  @Override
  public String toString() {
    return label;
  }
}
