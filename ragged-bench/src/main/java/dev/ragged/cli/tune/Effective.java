package dev.ragged.cli.tune;

import dev.ragged.cli.Reply;
import dev.ragged.cli.StoreConfig;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.ConfigValue;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.tuning.Tuner;
import java.util.LinkedHashMap;
import java.util.Map;

/** With which values the next call opens a store. Immutable. */
final class Effective {
  private final RaggedConfig config;

  private Effective(RaggedConfig config) {
    this.config = config;
  }

  static Effective of(StoreOptions store) {
    return new Effective(Tuner.tuned(store.config(), store.directory()));
  }

  RaggedConfig config() {
    return config;
  }

  /**
   * Returns a setting.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest one
   */
  Setting<?> setting(String key) {
    Setting<?> found = config.catalog().find(key).orElse(null);
    if (found == null) {
      // Refuses the key with the nearest one.
      RaggedConfig.builder().set(key, "");
      throw new IllegalArgumentException("unknown key " + key);
    }
    return found;
  }

  /** Returns the value of a key that there is. */
  ConfigValue value(String key) {
    return config.values().stream()
        .filter(value -> value.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Returns what is said after one key has changed from {@code before} to this. */
  Reply changed(String key, Effective before, String done, StoreOptions store) {
    ConfigValue old = before.value(key);
    ConfigValue now = value(key);
    StoreConfig file = new StoreConfig(store.directory());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.path());
    json.put("before", old);
    json.put("effective", now);
    return Reply.of(
        done
            + " in "
            + file.path()
            + "\n  before:  "
            + old
            + "\n  from the next call on:  "
            + now
            + "\n",
        json);
  }
}
