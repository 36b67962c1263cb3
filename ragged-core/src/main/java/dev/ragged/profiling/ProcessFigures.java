package dev.ragged.profiling;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What happened to the whole process during a session, whoever caused it. Immutable.
 *
 * @param heapAfterGc bytes that were still in use after the last garbage collection of the session;
 *     nothing if there was none
 * @param collections how many garbage collections ended
 * @param collectionPauses how long they stopped the program, together
 * @param longestPause the longest of them
 * @param residentBytes resident size of the process at the end; nothing where the system does not
 *     tell
 * @param peakResidentBytes the largest resident size since the process began, which may be before
 *     the session; nothing where the system does not tell
 */
public record ProcessFigures(
    OptionalLong heapAfterGc,
    long collections,
    Duration collectionPauses,
    Duration longestPause,
    OptionalLong residentBytes,
    OptionalLong peakResidentBytes) {}
