package dev.ragged.bench.gate;

import java.util.Objects;

/**
 * What a gate lets pass. Immutable.
 *
 * @param tolerances how much worse figures may be
 * @param allowMissing whether a figure of the baseline may be missing
 * @param allowDifferent whether runs may be compared that differ in machine, JVM, settings or data
 * @param allowOtherAnswers whether programs may be timed that answer the same questions otherwise
 * @param historicalFails whether what is timed fails against a stored report, too. On a busy
 *     machine half of such failures are false: the machine has changed, not the program
 */
public record GateOptions(
    Tolerances tolerances,
    boolean allowMissing,
    boolean allowDifferent,
    boolean allowOtherAnswers,
    boolean historicalFails) {
  /** The usual tolerances, and nothing is allowed. */
  public static final GateOptions DEFAULT =
      new GateOptions(Tolerances.DEFAULT, false, false, false, false);

  /** Creates options. */
  public GateOptions {
    Objects.requireNonNull(tolerances, "tolerances");
  }

  /** Returns these options with other tolerances. */
  public GateOptions withTolerances(Tolerances value) {
    return new GateOptions(value, allowMissing, allowDifferent, allowOtherAnswers, historicalFails);
  }

  /** Returns these options with missing figures allowed, or not. */
  public GateOptions withAllowMissing(boolean value) {
    return new GateOptions(tolerances, value, allowDifferent, allowOtherAnswers, historicalFails);
  }

  /** Returns these options with different environments and data allowed, or not. */
  public GateOptions withAllowDifferent(boolean value) {
    return new GateOptions(tolerances, allowMissing, value, allowOtherAnswers, historicalFails);
  }

  /** Returns these options with other answers allowed, or not. */
  public GateOptions withAllowOtherAnswers(boolean value) {
    return new GateOptions(tolerances, allowMissing, allowDifferent, value, historicalFails);
  }

  /** Returns these options with failing or advisory times of stored reports. */
  public GateOptions withHistoricalFails(boolean value) {
    return new GateOptions(tolerances, allowMissing, allowDifferent, allowOtherAnswers, value);
  }
}
