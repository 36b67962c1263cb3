package dev.ragged.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The meters of one binder in one registry. One thread at a time. */
final class Meters {
  static final String BYTES = "bytes";

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> made = new ArrayList<>();

  Meters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  MeterRegistry registry() {
    return registry;
  }

  /** Makes what goes up and down; {@code unit} is what Micrometer calls the base unit. */
  void gauge(String name, String unit, String description, Tags own, DoubleSupplier value) {
    made.add(
        Gauge.builder(name, value::getAsDouble)
            .description(description)
            .baseUnit(unit)
            .tags(tags.and(own))
            .register(registry));
  }

  /** Makes what only goes up. */
  void counter(String name, String unit, String description, Tags own, DoubleSupplier value) {
    // The registry holds the object weakly, so the function has to hold it, too.
    made.add(
        FunctionCounter.builder(name, value, same -> value.getAsDouble())
            .description(description)
            .baseUnit(unit)
            .tags(tags.and(own))
            .register(registry));
  }

  void remove() {
    made.forEach(registry::remove);
    made.clear();
  }
}
