package dev.ragged.profiling;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where something was measured: figures of two environments that differ cannot be compared.
 * Immutable.
 *
 * @param values by name, in order of the names, for example {@code java -> 17.0.15+6} and {@code
 *     processors -> 2}
 */
public record Environment(Map<String, String> values) {
  /** Creates an environment. */
  public Environment {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * Returns the environment of this process: Ragged's version, the JVM, its collectors, its heap
   * and the options that change how it runs, whether it has the Vector API, the processors and the
   * system. Of the options only switches and numbers such as {@code -XX:+UseZGC} and {@code -Xmx1g}
   * are named, as others may hold paths or secrets. What is not known is "unknown".
   */
  public static Environment current() {
    return new Environment(CurrentEnvironment.read());
  }

  /** Returns this environment with one more value, for example of the data that was used. */
  public Environment with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Environment(more);
  }

  /** Returns the names whose values differ from those of {@code other}, or that only one has. */
  public Set<String> differences(Environment other) {
    Set<String> names = new TreeSet<>(values.keySet());
    names.addAll(other.values.keySet());
    names.removeIf(name -> Objects.equals(values.get(name), other.values.get(name)));
    return names;
  }
}
