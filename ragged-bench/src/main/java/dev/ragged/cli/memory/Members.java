package dev.ragged.cli.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a JSON object, in the order in which they are given. One thread at a time. */
final class Members {
  private final Map<String, Object> values = new LinkedHashMap<>();

  Members with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Returns the object. */
  Map<String, Object> map() {
    return values;
  }
}
