package dev.ragged.backend.hnsw;

/** Names of {@link HnswParameters} that go together. */
enum HnswPreset {
  SPEED,
  BALANCED,
  ACCURACY;

  HnswParameters parameters() {
    return switch (this) {
      case SPEED -> HnswParameters.SPEED;
      case BALANCED -> HnswParameters.BALANCED;
      case ACCURACY -> HnswParameters.ACCURACY;
    };
  }
}
