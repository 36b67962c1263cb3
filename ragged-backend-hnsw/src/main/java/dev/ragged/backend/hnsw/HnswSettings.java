package dev.ragged.backend.hnsw;

import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import java.util.List;

/**
 * The settings of the backend: a preset, and each of its three parameters where that differs.
 *
 * <p>Of the library's presets, low_memory takes the graph with half the links. High_performance
 * leaves the graph alone: the effort that would raise recall makes each new question slower.
 */
final class HnswSettings {
  static final Setting<HnswPreset> PRESET =
      Setting.choice(
              "backend.hnsw.preset",
              HnswPreset.BALANCED,
              "Links, candidates to build and candidates to search: speed has 16/100/32, balanced"
                  + " 32/200/50, accuracy 64/400/200.")
          .in(Preset.LOW_MEMORY, HnswPreset.SPEED);

  static final Setting<Integer> M =
      Setting.integer(
          "backend.hnsw.m",
          0,
          0,
          HnswParameters.MOST_M,
          "Links per vector and level, at least 2; 0 for those of the preset. More find more, and"
              + " take memory.");

  static final Setting<Integer> EF_CONSTRUCTION =
      Setting.integer(
          "backend.hnsw.ef_construction",
          0,
          0,
          HnswParameters.MOST_EF,
          "Candidates kept while a vector is linked, at least m; 0 for those of the preset.");

  static final Setting<Integer> EF_SEARCH =
      Setting.integer(
          "backend.hnsw.ef_search",
          0,
          0,
          HnswParameters.MOST_EF,
          "Candidates kept while a query is answered; 0 for those of the preset.");

  private HnswSettings() {}

  static List<Setting<?>> all() {
    return List.of(PRESET, M, EF_CONSTRUCTION, EF_SEARCH);
  }

  /**
   * Returns the parameters that {@code config} sets.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  static HnswParameters parameters(RaggedConfig config) {
    HnswParameters standard = config.get(PRESET).parameters();
    try {
      return new HnswParameters(
          orElse(config.get(M), standard.m()),
          orElse(config.get(EF_CONSTRUCTION), standard.efConstruction()),
          orElse(config.get(EF_SEARCH), standard.efSearch()));
    } catch (IllegalArgumentException e) {
      IllegalArgumentException conflict =
          config.conflict(String.valueOf(e.getMessage()), PRESET, M, EF_CONSTRUCTION, EF_SEARCH);
      conflict.initCause(e);
      throw conflict;
    }
  }

  private static int orElse(int value, int standard) {
    return value == 0 ? standard : value;
  }
}
