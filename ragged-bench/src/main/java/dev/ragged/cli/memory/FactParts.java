package dev.ragged.cli.memory;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.fact.Fact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of a fact beside its content; a part of commands. */
final class FactParts {
  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description =
          "When it began to hold: the beginning of that time. Default of a new fact: not known.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      description =
          "When it no longer holds: the beginning of that time. Default of a new fact: not known.")
  private @Nullable String to;

  @Option(
      names = "--confidence",
      paramLabel = "PART",
      description =
          "How sure it is, from 0 to 1. Default of a new fact: " + Fact.DEFAULT_CONFIDENCE + ".")
  private @Nullable Double confidence;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where it comes from.")
  private @Nullable String source;

  boolean isEmpty() {
    return from == null && to == null && confidence == null && source == null;
  }

  /** Returns the fact with all that was said. */
  Fact on(Fact.Builder fact, Activity activity) {
    if (from != null) {
      fact.validFrom(Moments.of(activity, from));
    }
    if (to != null) {
      fact.validTo(Moments.of(activity, to));
    }
    if (confidence != null) {
      fact.confidence(confidence);
    }
    if (source != null) {
      fact.source(source);
    }
    return fact.build();
  }
}
