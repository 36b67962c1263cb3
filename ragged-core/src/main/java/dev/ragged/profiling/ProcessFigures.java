package dev.ragged.profiling;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What happened to the whole process during a session, whoever caused it. Immutable.
 *
 * <p>Sizes and counts are those of the moment at which the report was made. Pauses are whole
 * milliseconds, as the JVM tells them: with collectors that stop the program for less than that,
 * such as ZGC, they are 0. A concurrent cycle is a collection, but only what it stops the program
 * for is a pause.
 *
 * @param heapAfterGc bytes of heap that were in use after the last garbage collection of the
 *     session, among them what that collection did not look at; nothing if there was none
 * @param collections how many garbage collections ended
 * @param collectionPauses how long they stopped the program, together
 * @param longestPause the longest of them; 0 if the JVM does not tell, as without the module
 *     jdk.management
 * @param residentBytes resident size of the process at the end; nothing where the system does not
 *     tell, which only Linux does
 * @param peakResidentBytes the largest resident size since the process began, which may be before
 *     the session; nothing where the system does not tell
 */
public record ProcessFigures(
    OptionalLong heapAfterGc,
    long collections,
    Duration collectionPauses,
    Duration longestPause,
    OptionalLong residentBytes,
    OptionalLong peakResidentBytes) {
  /** Creates figures. */
  public ProcessFigures {
    if (collections < 0 || collectionPauses.isNegative() || longestPause.isNegative()) {
      throw new IllegalArgumentException(
          "figures must not be negative: collections="
              + collections
              + ", collectionPauses="
              + collectionPauses
              + ", longestPause="
              + longestPause);
    }
  }
}
