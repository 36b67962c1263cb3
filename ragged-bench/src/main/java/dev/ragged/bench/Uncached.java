package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;

/** Stores whose searches keep nothing for the next ones, so that each of them can be measured. */
public final class Uncached {
  private Uncached() {}

  /** Returns a builder with all caches off. */
  public static RaggedBuilder builder() {
    return Ragged.builder()
        .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
        .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.OFF);
  }
}
