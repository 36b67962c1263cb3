package dev.ragged.sqlite;

import dev.ragged.config.Configurable;
import dev.ragged.config.Preset;
import dev.ragged.config.Setting;
import java.util.List;

/**
 * The settings of databases. That they are not mapped into memory is none of them: a mapped read
 * turns an error of the disk into the end of the process. Immutable.
 */
public final class DatabaseSettings implements Configurable {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  /** What a stored document survives. */
  public static final Setting<Durability> DURABILITY =
      Setting.choice(
          "database.durability",
          Durability.FULL,
          "What a stored document survives: full also a loss of power; normal the end of the"
              + " process only.");

  /** Most connections of the pool that reads; 0 for as many as the processors suggest. */
  public static final Setting<Integer> READERS =
      Setting.integer(
              "database.readers",
              0,
              0,
              1_024,
              "Most connections that read at once; 0 for two per processor and two more.")
          .in(Preset.LOW_MEMORY, 4);

  /** Page cache of each connection; in the presets as 2 : 1 : 0.5. */
  public static final Setting<Long> CACHE_BYTES =
      Setting.bytes(
              "database.cache_bytes",
              ConnectionLimits.DEFAULT_CACHE_BYTES,
              64 * KIB,
              1_024 * MIB,
              "Bytes of database pages that each connection may keep in memory.")
          .in(Preset.HIGH_PERFORMANCE, 32 * MIB)
          .in(Preset.LOW_MEMORY, 8 * MIB);

  /** Called by {@link java.util.ServiceLoader}. */
  public DatabaseSettings() {}

  @Override
  public List<Setting<?>> settings() {
    return List.of(DURABILITY, READERS, CACHE_BYTES);
  }
}
