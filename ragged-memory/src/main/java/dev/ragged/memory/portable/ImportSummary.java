package dev.ragged.memory.portable;

import java.util.List;
import java.util.Objects;

/**
 * What an import did, or would do. Immutable.
 *
 * @param dryRun whether nothing was written
 * @param persona the persona that the file was exported from
 * @param added interactions that were not there
 * @param replaced interactions that took the place of others of the same id
 * @param skipped interactions that were there, and stayed
 * @param feedback verdicts on interactions that were added or replaced others
 * @param sessions sessions that the file has
 * @param described whether the persona's description was taken from the file
 * @param factVersions versions of facts that were added or replaced others
 * @param preferences preferences that were added, or replaced older ones
 * @param ignored places in the file that mean nothing here, as JSON pointers with {@code *} for any
 *     element of an array; at most {@value #MAX_IGNORED}
 */
public record ImportSummary(
    boolean dryRun,
    String persona,
    long added,
    long replaced,
    long skipped,
    long feedback,
    long sessions,
    boolean described,
    long factVersions,
    long preferences,
    List<String> ignored) {
  /** Most places that are named. */
  public static final int MAX_IGNORED = 20;

  public ImportSummary {
    Objects.requireNonNull(persona, "persona");
    ignored = List.copyOf(ignored);
  }
}
