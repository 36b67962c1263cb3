package dev.ragged.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers from a command line of {@code name=value} words. Immutable. */
public final class Arguments {
  private final Map<String, Integer> values = new LinkedHashMap<>();

  /**
   * Reads {@code words} over {@code defaults}.
   *
   * @throws IllegalArgumentException if a word is not {@code name=value} with a known name
   */
  public Arguments(Map<String, Integer> defaults, String[] words) {
    values.putAll(defaults);
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0 || !values.containsKey(word.substring(0, equals))) {
        throw new IllegalArgumentException(
            "each argument must be name=value, with a name of " + values.keySet() + ": " + word);
      }
      values.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
    }
  }

  public int get(String name) {
    Integer value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such argument: name=" + name);
    }
    return value;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
