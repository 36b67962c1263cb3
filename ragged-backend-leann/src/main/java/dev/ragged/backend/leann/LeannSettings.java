package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import java.util.List;

/**
 * The settings of the backend, which are {@link LeannOptions} by other names.
 *
 * <p>The library's presets change the cache only, as 2 : 1 : 0.2 in whole MiB: another storage mode
 * or codec would embed the whole store again.
 */
final class LeannSettings {
  private static final long MIB = 1L << 20;

  static final Setting<StorageMode> STORAGE =
      Setting.choice(
          "backend.leann.storage",
          StorageMode.CODES,
          "What is kept of each vector. A change embeds the whole store again.");

  static final Setting<VectorCodec> CODEC =
      Setting.choice(
          "backend.leann.codec",
          VectorCodec.RABITQ_1,
          "How a vector is kept where the storage keeps codes or vectors; recompute keeps none. A"
              + " change embeds the whole store again.");

  static final Setting<Long> VECTOR_CACHE =
      Setting.bytes(
              "backend.leann.vector_cache",
              LeannOptions.DEFAULT_VECTOR_CACHE,
              0,
              64L << 30,
              "Bytes of recomputed vectors kept in memory; without use where whole vectors are"
                  + " stored.")
          .in(Preset.HIGH_PERFORMANCE, 64 * MIB)
          .in(Preset.LOW_MEMORY, 6 * MIB);

  static final Setting<Boolean> BYTE_CACHE =
      Setting.bool(
          "backend.leann.byte_cache",
          false,
          "Whether that cache holds four times as many vectors in one byte per dimension; scores"
              + " then differ in the third digit.");

  static final Setting<Integer> M =
      Setting.integer(
          "backend.leann.m",
          LeannOptions.DEFAULT_M,
          LeannOptions.LEAST_M,
          LeannOptions.MOST_M,
          "Links per vector, where there is a graph.");

  static final Setting<Integer> EF_CONSTRUCTION =
      Setting.integer(
          "backend.leann.ef_construction",
          LeannOptions.DEFAULT_EF_CONSTRUCTION,
          LeannOptions.LEAST_M,
          LeannOptions.MOST_EF_CONSTRUCTION,
          "Candidates kept while a vector is linked, at least m, where there is a graph.");

  private LeannSettings() {}

  static List<Setting<?>> all() {
    return List.of(STORAGE, CODEC, VECTOR_CACHE, BYTE_CACHE, M, EF_CONSTRUCTION);
  }

  /**
   * Returns the options that {@code config} sets.
   *
   * @throws IllegalArgumentException if they do not go together; the message names them
   */
  static LeannOptions options(RaggedConfig config) {
    try {
      LeannOptions.Builder builder =
          builder(config).m(config.get(M)).efConstruction(config.get(EF_CONSTRUCTION));
      if (!builder.build().keepsRows()) {
        long cache = config.get(VECTOR_CACHE);
        builder =
            config.get(BYTE_CACHE) ? builder.byteVectorCache(cache) : builder.vectorCache(cache);
      } else if (config.get(BYTE_CACHE)) {
        throw new IllegalArgumentException("where whole vectors are stored there is no cache");
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      IllegalArgumentException conflict =
          config.conflict(
              String.valueOf(e.getMessage()),
              STORAGE,
              CODEC,
              VECTOR_CACHE,
              BYTE_CACHE,
              M,
              EF_CONSTRUCTION);
      conflict.initCause(e);
      throw conflict;
    }
  }

  private static LeannOptions.Builder builder(RaggedConfig config) {
    VectorCodec codec = config.get(CODEC);
    return switch (config.get(STORAGE)) {
      case CODES -> LeannOptions.codes(codec);
      case FULL -> LeannOptions.full(codec);
      case RECOMPUTE -> {
        if (codec != CODEC.standard()) {
          throw new IllegalArgumentException("recompute keeps no vector in any codec");
        }
        yield LeannOptions.recompute();
      }
    };
  }
}
