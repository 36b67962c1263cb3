package dev.ragged.memory.privacy.redact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A text in which markers stand for the personal data that was found. Immutable.
 *
 * @param text with a marker for each piece that was found
 * @param counts how many of each kind were replaced; no entry for a kind of which nothing was
 */
public record Redaction(String text, Map<PiiKind, Integer> counts) {
  public Redaction {
    Map<PiiKind, Integer> copy = new EnumMap<>(PiiKind.class);
    counts.forEach(
        (kind, count) -> {
          if (count < 1) {
            throw new IllegalArgumentException(
                "counts must be 1 or more: " + kind + "=" + count + "; leave out kinds of none");
          }
          copy.put(kind, count);
        });
    counts = Collections.unmodifiableMap(copy);
  }

  /** Returns how many of this kind were replaced, 0 or more. */
  public int count(PiiKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Returns how many of all kinds were replaced, 0 or more. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
