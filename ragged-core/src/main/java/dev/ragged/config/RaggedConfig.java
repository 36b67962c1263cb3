package dev.ragged.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value for every setting, each with its origin. Files, properties and code have the same keys;
 * code wins over files, files over what was tuned, that over the preset, and that over the
 * defaults. Immutable.
 *
 * <pre>{@code
 * RaggedConfig config =
 *     RaggedConfig.builder().file(Path.of("ragged.yaml")).preset(Preset.LOW_MEMORY).build();
 * }</pre>
 */
public final class RaggedConfig {
  private final SettingCatalog catalog;
  private final Map<String, Assigned<?>> tuned;
  private final Map<String, Assigned<?>> sources;
  private final Map<String, Assigned<?>> code;
  private final SortedMap<String, Assigned<?>> effective;

  private RaggedConfig(
      SettingCatalog catalog,
      Map<String, Assigned<?>> tuned,
      Map<String, Assigned<?>> sources,
      Map<String, Assigned<?>> code) {
    this.catalog = catalog;
    this.tuned = Map.copyOf(tuned);
    this.sources = Map.copyOf(sources);
    this.code = Map.copyOf(code);
    this.effective = new TreeMap<>();
    Preset preset = assigned(Settings.PRESET, Preset.BALANCED).value();
    for (Setting<?> setting : catalog.settings()) {
      effective.put(setting.key(), assigned(setting, preset));
    }
  }

  private <T> Assigned<T> assigned(Setting<T> setting, Preset preset) {
    String key = setting.key();
    Assigned<?> found = code.getOrDefault(key, sources.getOrDefault(key, tuned.get(key)));
    return found == null ? Assigned.unset(setting, preset) : typed(setting, found);
  }

  private static <T> Assigned<T> typed(Setting<T> setting, Assigned<?> assigned) {
    return new Assigned<>(
        setting, setting.type().valueClass().cast(assigned.value()), assigned.origin());
  }

  /** Returns the configuration in which everything has its default. */
  public static RaggedConfig defaults() {
    return builder().build();
  }

  /**
   * Returns what a file in YAML or of properties sets, its name ending in {@code .yaml}, {@code
   * .yml} or {@code .properties}. Both are in UTF-8.
   *
   * @throws IllegalArgumentException if it is not there or not what its name says, or has an
   *     unknown key or a bad value; the message names file, line and key
   */
  public static RaggedConfig load(Path file) {
    return builder().file(file).build();
  }

  /**
   * Returns what {@code properties} set.
   *
   * @throws IllegalArgumentException if there is an unknown key or a bad value
   */
  public static RaggedConfig of(Properties properties) {
    return builder().properties(properties).build();
  }

  /** Returns a builder that knows every setting that can be found. */
  public static Builder builder() {
    return builder(SettingCatalog.found());
  }

  /** Returns a builder that knows the settings of {@code catalog}. */
  public static Builder builder(SettingCatalog catalog) {
    return new Builder(Objects.requireNonNull(catalog, "catalog"), Map.of(), Map.of(), Map.of());
  }

  /** Returns a builder that starts from what this was made of. */
  public Builder toBuilder() {
    return new Builder(catalog, tuned, sources, code);
  }

  /** Returns this configuration with a value for each setting of {@code part}, too. */
  public RaggedConfig with(Configurable part) {
    SettingCatalog wider = catalog.with(part);
    return wider == catalog ? this : new RaggedConfig(wider, tuned, sources, code);
  }

  /** Returns which settings there are. */
  public SettingCatalog catalog() {
    return catalog;
  }

  /**
   * Returns the value of {@code setting}.
   *
   * @throws IllegalArgumentException if it is none of the catalog's
   */
  public <T> T get(Setting<T> setting) {
    return assigned(setting).value();
  }

  /**
   * Returns where the value of {@code setting} came from, as in {@link ConfigValue#origin}.
   *
   * @throws IllegalArgumentException if it is none of the catalog's
   */
  public String origin(Setting<?> setting) {
    return assigned(setting).origin();
  }

  private <T> Assigned<T> assigned(Setting<T> setting) {
    Assigned<?> found = effective.get(setting.key());
    if (found == null || !catalog.has(setting)) {
      throw new IllegalArgumentException(
          "this configuration does not know the setting: key=\""
              + setting.key()
              + "\"; add the part that has it: config.with(part)");
    }
    return typed(setting, found);
  }

  /** Returns what {@link Builder#tuned(Map)} set, as texts by key, whether it counts or not. */
  public SortedMap<String, String> tuned() {
    SortedMap<String, String> texts = new TreeMap<>();
    tuned.forEach((key, value) -> texts.put(key, value.shown().value()));
    return texts;
  }

  /** Returns all values in the order of their keys. */
  public List<ConfigValue> values() {
    return effective.values().stream().<ConfigValue>map(Assigned::shown).toList();
  }

  /** Returns all values with their origins as a text, one line per key. */
  public String describe() {
    return values().stream().map(value -> value + "\n").collect(Collectors.joining());
  }

  /**
   * Returns an exception for values that are allowed, but not together.
   *
   * @param problem what is wrong with them, for people
   * @param together the settings, which the message names with their values and origins
   */
  public IllegalArgumentException conflict(String problem, Setting<?>... together) {
    return new IllegalArgumentException(
        Arrays.stream(together)
            .map(setting -> assigned(setting).shown())
            .map(v -> v.key() + "=" + v.value() + " (" + v.origin() + ")")
            .collect(Collectors.joining(", ", problem + ": ", "")));
  }

  @Override
  public String toString() {
    return "RaggedConfig[preset=" + get(Settings.PRESET).key() + "]";
  }

  /** Collects where values come from. Builder; not thread-safe. */
  public static final class Builder {
    private final SettingCatalog catalog;
    private final Map<String, Assigned<?>> tuned;
    private final Map<String, Assigned<?>> sources;
    private final Map<String, Assigned<?>> code;

    private Builder(
        SettingCatalog catalog,
        Map<String, Assigned<?>> tuned,
        Map<String, Assigned<?>> sources,
        Map<String, Assigned<?>> code) {
      this.catalog = catalog;
      this.tuned = new HashMap<>(tuned);
      this.sources = new HashMap<>(sources);
      this.code = new HashMap<>(code);
    }

    /**
     * Adds what a file sets, as {@link RaggedConfig#load} reads it. It wins over files and
     * properties that were added before.
     */
    public Builder file(Path file) {
      ConfigFile.read(Objects.requireNonNull(file, "file")).forEach(this::add);
      return this;
    }

    /**
     * Adds what {@code properties} set. They win over files and properties that were added before.
     */
    public Builder properties(Properties properties) {
      PropertiesReader.read(Objects.requireNonNull(properties, "properties")).forEach(this::add);
      return this;
    }

    /**
     * Sets what a tuner found to be good, in place of what it found before: properties, whatever
     * the file's name is. They win over the preset only; their origin is {@code tuned}.
     *
     * @throws IllegalArgumentException if the file is not there or is no file of properties, or has
     *     an unknown key or a bad value; the message names file, line and key
     */
    public Builder tuned(Path file) {
      Map<String, Assigned<?>> read = new HashMap<>();
      for (Entry entry : ConfigFile.readProperties(Objects.requireNonNull(file, "file"))) {
        read.put(entry.key(), parsed(entry.key(), entry.text(), entry.place(), Assigned.TUNED));
      }
      tuned.clear();
      tuned.putAll(read);
      return this;
    }

    /** As {@link #tuned(Path)}, of texts by key. */
    public Builder tuned(Map<String, String> values) {
      Map<String, Assigned<?>> read = new HashMap<>();
      values.forEach(
          (key, text) -> read.put(key, parsed(key, text, Assigned.TUNED, Assigned.TUNED)));
      tuned.clear();
      tuned.putAll(read);
      return this;
    }

    private void add(Entry entry) {
      sources.put(entry.key(), parsed(entry.key(), entry.text(), entry.place(), entry.origin()));
    }

    /** Sets the values to start from. */
    public Builder preset(Preset preset) {
      return set(Settings.PRESET, preset);
    }

    /**
     * Sets one value.
     *
     * @throws IllegalArgumentException if the setting is none of the catalog's, or the value is not
     *     allowed
     */
    public <T> Builder set(Setting<T> setting, T value) {
      if (!catalog.has(setting)) {
        throw new IllegalArgumentException(
            Assigned.BUILDER + ": " + UnknownKey.describe(setting.key(), catalog));
      }
      code.put(setting.key(), new Assigned<>(setting, setting.check(value), Assigned.BUILDER));
      return this;
    }

    /**
     * Sets one value by key and text, as a file would.
     *
     * @throws IllegalArgumentException if the key is unknown or the value bad
     */
    public Builder set(String key, String text) {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(text, "text");
      code.put(key, parsed(key, text, Assigned.BUILDER, Assigned.BUILDER));
      return this;
    }

    private Assigned<?> parsed(String key, String text, String place, String origin) {
      Setting<?> setting =
          catalog
              .find(key)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          place + ": " + UnknownKey.describe(key, catalog)));
      try {
        return Assigned.parsed(setting, text, origin);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
      }
    }

    /** Returns the configuration. */
    public RaggedConfig build() {
      return new RaggedConfig(catalog, tuned, sources, code);
    }
  }
}
