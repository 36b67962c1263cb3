package dev.ragged.profiling;

/**
 * What could be changed, and why. Immutable.
 *
 * @param setting key of the setting to change, or the option of a request
 * @param advice one sentence: what to do
 * @param evidence one sentence: the figures that speak for it
 */
public record Recommendation(String setting, String advice, String evidence) {
  @Override
  public String toString() {
    return advice + " (" + setting + "): " + evidence;
  }
}
