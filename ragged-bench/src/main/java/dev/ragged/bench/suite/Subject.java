package dev.ragged.bench.suite;

import dev.ragged.backend.hnsw.HnswIndexProvider;
import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.VectorIndexProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured: a backend, and in which of its forms. Names do not change. */
public enum Subject {
  EXACT("exact"),
  HNSW("hnsw"),
  LEANN_CODES("leann codes"),
  LEANN_RECOMPUTE("leann recompute"),
  LEANN_FULL("leann full");

  /** What stands for {@link #LEANN_CODES}, its default. */
  private static final String LEANN = "leann";

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** Returns its name in reports, for example {@code leann codes}. */
  public String label() {
    return label;
  }

  /** Returns a new provider of its indexes. */
  public VectorIndexProvider provider() {
    return switch (this) {
      case EXACT -> new ExactIndexProvider();
      case HNSW -> new HnswIndexProvider();
      case LEANN_CODES -> new LeannIndexProvider(LeannOptions.codes().build());
      case LEANN_RECOMPUTE -> new LeannIndexProvider(LeannOptions.recompute().build());
      case LEANN_FULL -> new LeannIndexProvider(LeannOptions.full().build());
    };
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
    if (wanted.equals(LEANN)) {
      return LEANN_CODES;
    }
    return Arrays.stream(values())
        .filter(subject -> subject.label.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a backend must be one of %s, or %s: backend=%s"
                        .formatted(labels(), LEANN, name)));
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
