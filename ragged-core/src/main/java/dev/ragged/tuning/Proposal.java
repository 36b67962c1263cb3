package dev.ragged.tuning;

import java.util.Objects;

/**
 * A value that a setting should have, and why. Immutable.
 *
 * @param key key of the setting
 * @param present its effective value, as a file could have it
 * @param proposed the value it should have, in the same form
 * @param evidence one sentence with the figures that speak for it
 */
public record Proposal(String key, String present, String proposed, String evidence) {
  public Proposal {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(present, "present");
    Objects.requireNonNull(proposed, "proposed");
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public String toString() {
    return key + ": " + present + " -> " + proposed + "  " + evidence;
  }
}
