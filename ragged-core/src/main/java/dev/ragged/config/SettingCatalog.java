package dev.ragged.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that there are, by key. Immutable. */
public final class SettingCatalog {
  private static final Logger log = LoggerFactory.getLogger(SettingCatalog.class);

  private final SortedMap<String, Setting<?>> settings;

  private SettingCatalog(SortedMap<String, Setting<?>> settings) {
    this.settings = settings;
  }

  /** Returns {@link Settings}, and nothing that is found. */
  static SettingCatalog core() {
    return new SettingCatalog(new TreeMap<>()).withAll(Settings.all());
  }

  /**
   * Returns the settings of the library and of every {@link Configurable} on the class or module
   * path.
   *
   * @throws IllegalArgumentException if two have the same key, or one's key is a section of
   *     another's
   */
  public static SettingCatalog found() {
    SettingCatalog all = core();
    Iterator<Configurable> parts = ServiceLoader.load(Configurable.class).iterator();
    while (true) {
      try {
        if (!parts.hasNext()) {
          return all;
        }
        all = all.with(parts.next());
      } catch (ServiceConfigurationError e) {
        // What belongs to another class loader's copy of the library, or is broken.
        log.warn("The settings of a module cannot be used: {}", e.getMessage());
      }
    }
  }

  /**
   * Returns these settings and those of {@code part}; this catalog if it has them all.
   *
   * @throws IllegalArgumentException if two have the same key, or one's key is a section of
   *     another's
   */
  public SettingCatalog with(Configurable part) {
    return withAll(part.settings());
  }

  private SettingCatalog withAll(Collection<Setting<?>> more) {
    SortedMap<String, Setting<?>> all = new TreeMap<>(settings);
    for (Setting<?> setting : more) {
      Setting<?> other = all.put(setting.key(), setting);
      if (other != null && other != setting) {
        throw new IllegalArgumentException(
            "two parts have a setting of the same key: key=\"" + setting.key() + "\"");
      }
    }
    if (all.size() == settings.size()) {
      return this;
    }
    SettingCatalog catalog = new SettingCatalog(all);
    for (String key : all.keySet()) {
      if (catalog.hasSection(key)) {
        throw new IllegalArgumentException(
            "a setting's key must not be the section of another: key=\"" + key + "\"");
      }
    }
    return catalog;
  }

  /** Returns the settings in the order of their keys. */
  public List<Setting<?>> settings() {
    return List.copyOf(settings.values());
  }

  /** Returns the setting that has this key. */
  public Optional<Setting<?>> find(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /**
   * Returns a JSON schema (draft 2020-12) of a configuration file, by which an editor can complete
   * and check it. Sections are nested objects, as YAML has them.
   */
  public String jsonSchema() {
    return JsonSchema.of(Collections.unmodifiableSortedMap(settings));
  }

  boolean has(Setting<?> setting) {
    return settings.get(setting.key()) == setting;
  }

  /** Returns whether keys lie under {@code section}. */
  boolean hasSection(String section) {
    return !under(section).isEmpty();
  }

  /** Returns the keys that lie under {@code section}. */
  Collection<String> under(String section) {
    return settings.subMap(section + ".", section + "/").keySet();
  }

  Collection<String> keys() {
    return Collections.unmodifiableCollection(settings.keySet());
  }
}
