package dev.ragged.micrometer;

import dev.ragged.profiling.Span;

/**
 * How spans are called in Micrometer: stage {@code search.embed} is {@code ragged.search.embed}.
 */
final class SpanNames {
  /** Tag: the name of the span. */
  static final String STAGE = "stage";

  /** Tag: {@link #SUCCESS}, {@link #ERROR} or {@link #LOST}. */
  static final String OUTCOME = "outcome";

  static final String SUCCESS = "success";
  static final String ERROR = "error";

  /** Not closed as it should be, so its time says nothing. */
  static final String LOST = "lost";

  private SpanNames() {}

  static String of(String span) {
    return "ragged." + span;
  }

  static String outcome(Span span) {
    return span.failure().isPresent() ? ERROR : SUCCESS;
  }
}
