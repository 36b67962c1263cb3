package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.config.Configurable;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.tck.ConfigurableContract;
import org.junit.jupiter.api.Test;

class LeannSettingsTest extends ConfigurableContract {
  private final LeannIndexProvider provider = new LeannIndexProvider();

  @Override
  protected Configurable part() {
    return provider;
  }

  @Override
  protected String section() {
    return "backend.leann.";
  }

  @Override
  protected void configure(RaggedConfig config) {
    boolean whole =
        config.get(LeannSettings.STORAGE) == StorageMode.FULL
            && config.get(LeannSettings.CODEC) != VectorCodec.INT8;
    assertThat(provider.configured(config).keepsVectors()).isEqualTo(whole);
  }

  @Override
  protected boolean goTogether(RaggedConfig config) {
    StorageMode storage = config.get(LeannSettings.STORAGE);
    VectorCodec codec = config.get(LeannSettings.CODEC);
    boolean whole = storage == StorageMode.FULL && codec != VectorCodec.INT8;
    boolean graph = whole || storage == StorageMode.RECOMPUTE;
    boolean graphIsDefault =
        config.get(LeannSettings.M) == LeannOptions.DEFAULT_M
            && config.get(LeannSettings.EF_CONSTRUCTION) == LeannOptions.DEFAULT_EF_CONSTRUCTION;
    return config.get(LeannSettings.M) <= config.get(LeannSettings.EF_CONSTRUCTION)
        && (graph || graphIsDefault)
        && !(storage == StorageMode.CODES && codec == VectorCodec.FLOAT32)
        && !(storage == StorageMode.RECOMPUTE && codec != VectorCodec.RABITQ_1)
        && !(whole && config.get(LeannSettings.BYTE_CACHE));
  }

  private static LeannOptions options(RaggedConfig.Builder builder) {
    return LeannSettings.options(builder.build());
  }

  @Test
  void options_defaults_areThoseOfTheBackend() {
    assertThat(options(RaggedConfig.builder()))
        .hasToString(LeannOptions.codes().build().toString());
  }

  @Test
  void options_presets_changeTheCacheOnly() {
    assertThat(options(RaggedConfig.builder().preset(Preset.HIGH_PERFORMANCE)))
        .hasToString(LeannOptions.codes().vectorCache(64 << 20).build().toString());
    assertThat(options(RaggedConfig.builder().preset(Preset.LOW_MEMORY)))
        .hasToString(LeannOptions.codes().vectorCache(6 << 20).build().toString());
  }

  @Test
  void options_eachMode_isMade() {
    assertThat(
            options(
                RaggedConfig.builder()
                    .set("backend.leann.storage", "recompute")
                    .set("backend.leann.m", "8")
                    .set("backend.leann.byte_cache", "true")
                    .set("backend.leann.vector_cache", "1 MiB")))
        .hasToString(LeannOptions.recompute().m(8).byteVectorCache(1 << 20).build().toString());
    assertThat(
            options(
                RaggedConfig.builder()
                    .preset(Preset.HIGH_PERFORMANCE)
                    .set("backend.leann.storage", "full")
                    .set("backend.leann.codec", "float32")))
        .hasToString(LeannOptions.full().build().toString());
  }

  @Test
  void options_thatDoNotGoTogether_areRefusedByTheirKeys() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(RaggedConfig.builder().set("backend.leann.codec", "float32")))
        .withMessageContaining("codes must be smaller than the vectors")
        .withMessageContaining("backend.leann.codec=float32 (builder)")
        .withMessageContaining("backend.leann.storage=codes (default)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                options(
                    RaggedConfig.builder()
                        .set("backend.leann.storage", "full")
                        .set("backend.leann.byte_cache", "true")))
        .withMessageContaining("where whole vectors are stored there is no cache")
        .withMessageContaining("backend.leann.byte_cache=true (builder)");
  }
}
