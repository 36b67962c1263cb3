package dev.ragged.profiling;

/**
 * That a share of a {@link MemoryBudget} is exceeded. Immutable.
 *
 * @param what what was asked for
 * @param requested its bytes
 * @param used bytes that were in use before it
 * @param limit the budget's, in bytes
 */
public record MemoryWarning(String what, long requested, long used, long limit) {
  /** Returns whether it does not fit. */
  public boolean isExceeded() {
    return requested > limit - used;
  }

  @Override
  public String toString() {
    return what
        + (isExceeded() ? " does not fit" : " leaves little")
        + ": requested="
        + requested
        + " bytes, used="
        + used
        + ", limit="
        + limit;
  }
}
