package dev.ragged.memory.interest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which topics one persona met together, and how often. Symmetric. Immutable. */
public final class CoOccurrences {
  private static final CoOccurrences NONE = new CoOccurrences(Map.of());
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<String, Map<String, Long>> counts;

  private CoOccurrences(Map<String, Map<String, Long>> counts) {
    this.counts = counts;
  }

  /** Returns no pairs. */
  public static CoOccurrences none() {
    return NONE;
  }

  /**
   * Returns these pairs.
   *
   * @throws IllegalArgumentException if a pair is there twice, in either order
   */
  public static CoOccurrences of(Collection<CoOccurrence> pairs) {
    Map<String, Map<String, Long>> found = new HashMap<>();
    for (CoOccurrence pair : pairs) {
      put(found, pair.topic(), pair.other(), pair);
      put(found, pair.other(), pair.topic(), pair);
    }
    found.replaceAll((topic, partners) -> inOrder(partners));
    return new CoOccurrences(found);
  }

  /** Returns how often both were met together; 0 if never, or if both are the same. */
  public long count(String topic, String other) {
    return with(topic).getOrDefault(other, 0L);
  }

  /**
   * Returns the topics met together with this one and how often: most often first, then by name.
   */
  public Map<String, Long> with(String topic) {
    return counts.getOrDefault(topic, Map.of());
  }

  private static void put(
      Map<String, Map<String, Long>> found, String topic, String other, CoOccurrence pair) {
    Long before = found.computeIfAbsent(topic, any -> new HashMap<>()).put(other, pair.count());
    if (before != null) {
      throw new IllegalArgumentException(
          "a pair of topics must be there once: " + pair + " and before count=" + before);
    }
  }

  private static Map<String, Long> inOrder(Map<String, Long> partners) {
    List<Map.Entry<String, Long>> entries = new ArrayList<>(partners.entrySet());
    entries.sort(MOST_FIRST);
    Map<String, Long> ordered = new LinkedHashMap<>();
    entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(ordered);
  }
}
