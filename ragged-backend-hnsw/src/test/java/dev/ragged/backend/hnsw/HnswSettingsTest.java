package dev.ragged.backend.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.config.Configurable;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.tck.ConfigurableContract;
import org.junit.jupiter.api.Test;

class HnswSettingsTest extends ConfigurableContract {
  private final HnswIndexProvider provider = new HnswIndexProvider();

  @Override
  protected Configurable part() {
    return provider;
  }

  @Override
  protected String section() {
    return "backend.hnsw.";
  }

  @Override
  protected void configure(RaggedConfig config) {
    assertThat(provider.configured(config).name()).isEqualTo("hnsw");
  }

  @Override
  protected boolean goTogether(RaggedConfig config) {
    HnswParameters standard = config.get(HnswSettings.PRESET).parameters();
    int m = config.get(HnswSettings.M) == 0 ? standard.m() : config.get(HnswSettings.M);
    int ef = config.get(HnswSettings.EF_CONSTRUCTION);
    return m <= (ef == 0 ? standard.efConstruction() : ef);
  }

  private static HnswParameters parameters(RaggedConfig.Builder builder) {
    return HnswSettings.parameters(builder.build());
  }

  @Test
  void parameters_presets_areThoseOfThisBackend() {
    assertThat(parameters(RaggedConfig.builder())).isEqualTo(HnswParameters.BALANCED);
    assertThat(parameters(RaggedConfig.builder().preset(Preset.LOW_MEMORY)))
        .isEqualTo(HnswParameters.SPEED);
    assertThat(parameters(RaggedConfig.builder().preset(Preset.HIGH_PERFORMANCE)))
        .isEqualTo(HnswParameters.BALANCED);
    assertThat(parameters(RaggedConfig.builder().set("backend.hnsw.preset", "accuracy")))
        .isEqualTo(HnswParameters.ACCURACY);
  }

  @Test
  void parameters_oneSet_takesThePlaceOfThePresets() {
    assertThat(
            parameters(
                RaggedConfig.builder()
                    .set("backend.hnsw.preset", "speed")
                    .set("backend.hnsw.ef_search", "77")))
        .isEqualTo(HnswParameters.SPEED.withEfSearch(77));
    assertThat(
            parameters(
                RaggedConfig.builder()
                    .set("backend.hnsw.m", "24")
                    .set("backend.hnsw.ef_construction", "48")))
        .isEqualTo(new HnswParameters(24, 48, 50));
  }

  @Test
  void parameters_oneLink_isRefusedByItsKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(RaggedConfig.builder().set("backend.hnsw.m", "1")))
        .withMessageContaining("m must be from 2 to 128: m=1")
        .withMessageContaining("backend.hnsw.m=1 (builder)");
  }
}
