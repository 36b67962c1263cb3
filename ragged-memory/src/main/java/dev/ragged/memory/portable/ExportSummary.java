package dev.ragged.memory.portable;

import java.util.Objects;

/**
 * What was written of a memory. Immutable.
 *
 * @param format the form
 * @param interactions interactions
 * @param feedback verdicts on them
 * @param topics topics
 * @param relationships edges of the topic graph
 * @param sessions sessions
 * @param factVersions versions of facts
 * @param preferences preferences of its own
 */
public record ExportSummary(
    ExportFormat format,
    long interactions,
    long feedback,
    long topics,
    long relationships,
    long sessions,
    long factVersions,
    long preferences) {
  public ExportSummary {
    Objects.requireNonNull(format, "format");
  }
}
