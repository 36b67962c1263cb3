package dev.ragged.profiling;

/**
 * What a session measures. Immutable.
 *
 * @param cpu whether it measures the time that threads run, too, at about two microseconds a span
 */
public record ProfileOptions(boolean cpu) {
  /** Wall time and allocated bytes. */
  public static final ProfileOptions DEFAULT = new ProfileOptions(false);

  /** Returns these options with CPU time measured or not. */
  public ProfileOptions withCpu(boolean value) {
    return new ProfileOptions(value);
  }
}
