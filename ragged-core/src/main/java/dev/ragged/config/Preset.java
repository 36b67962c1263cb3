package dev.ragged.config;

import java.util.Locale;

/** Sets of values that go together. What is set in a file or in code wins over them. */
public enum Preset {
  /** Spends memory and disk on speed. */
  HIGH_PERFORMANCE,

  /** The defaults. */
  BALANCED,

  /** Spends time to stay small: for a small device, or for many stores in one process. */
  LOW_MEMORY;

  /** Returns the name as it is written in a configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
