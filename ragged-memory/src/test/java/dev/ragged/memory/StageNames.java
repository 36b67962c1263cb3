package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.options.MemoryStages;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.Stages;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;

/** The names that a report of a store with a memory may contain. */
final class StageNames {
  private StageNames() {}

  /** Returns the values of the constants of {@code type}. */
  static Set<String> in(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Field field : type.getFields()) {
      try {
        names.add((String) field.get(null));
      } catch (IllegalAccessException e) {
        throw new AssertionError("not public: " + field, e);
      }
    }
    return names;
  }

  /** Checks that spans and counters have no other names, and that no span was lost. */
  static void requireNoOthers(ProfileReport report) {
    Set<String> known = in(Stages.class);
    known.addAll(in(MemoryStages.class));
    assertThat(report.lostSpans()).isZero();
    assertThat(report.metrics())
        .isNotEmpty()
        .allSatisfy(
            metric -> {
              assertThat(known).containsAll(metric.path());
              assertThat(known).containsAll(metric.counters().keySet());
            });
  }
}
