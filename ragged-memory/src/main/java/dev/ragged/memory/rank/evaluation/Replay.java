package dev.ragged.memory.rank.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How two ways of searching would have compared on what a persona asked, each question at its own
 * time. Immutable.
 *
 * @param result over the questions that could be judged
 * @param replayed questions that were gone through and learned from, at least {@code judged}
 * @param judged questions whose feedback says what was relevant, at least 1
 * @param leftOut how many others there were by reason, without those of which there are none; they
 *     add up, with {@code judged}, to all that was recorded
 */
public record Replay(AbResult result, long replayed, long judged, Map<LeftOut, Long> leftOut) {
  public Replay {
    Objects.requireNonNull(result, "result");
    if (judged < 1 || judged > replayed) {
      throw new IllegalArgumentException(
          "judged must be within 1..replayed: judged=" + judged + ", replayed=" + replayed);
    }
    Map<LeftOut, Long> ordered = new EnumMap<>(LeftOut.class);
    ordered.putAll(leftOut);
    leftOut = Collections.unmodifiableMap(ordered);
  }
}
