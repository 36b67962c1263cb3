package dev.ragged.config;

/**
 * A setting with a value of its type, and where that came from. Immutable.
 *
 * @param setting which setting
 * @param value an allowed value
 * @param origin for people, as in {@link ConfigValue}
 */
record Assigned<T>(Setting<T> setting, T value, String origin) {
  static final String DEFAULT = "default";
  static final String BUILDER = "builder";
  static final String TUNED = "tuned";

  /** Returns what {@code text} sets. */
  static <T> Assigned<T> parsed(Setting<T> setting, String text, String origin) {
    return new Assigned<>(setting, setting.parse(text), origin);
  }

  /** Returns what {@code setting} has if nobody sets it. */
  static <T> Assigned<T> unset(Setting<T> setting, Preset preset) {
    return setting
        .in(preset)
        .map(value -> new Assigned<>(setting, value, "preset " + preset.key()))
        .orElseGet(() -> new Assigned<>(setting, setting.standard(), DEFAULT));
  }

  ConfigValue shown() {
    return new ConfigValue(setting.key(), setting.format(value), origin);
  }
}
