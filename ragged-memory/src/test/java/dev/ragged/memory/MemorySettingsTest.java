package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.cache.CacheBuilder;
import dev.ragged.config.Configurable;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Durability;
import dev.ragged.tck.ConfigurableContract;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MemorySettingsTest extends ConfigurableContract {
  private final PersonalMemoryProvider provider = new PersonalMemoryProvider();

  @Override
  protected Configurable part() {
    return provider;
  }

  @Override
  protected String section() {
    return "memory.";
  }

  @Override
  protected void configure(RaggedConfig config) {
    MemoryOptions options = provider.configured(config);
    assertThat(options.recorder().batchSize()).isEqualTo(config.get(MemorySettings.BATCH_SIZE));
  }

  @Override
  protected boolean goTogether(RaggedConfig config) {
    return config.get(MemorySettings.BATCH_SIZE) <= config.get(MemorySettings.CAPACITY);
  }

  @Test
  void options_defaults_areThoseOfTheMemory() {
    MemoryOptions options = MemorySettings.options(RaggedConfig.defaults());
    assertThat(options.recorder()).isEqualTo(MemoryOptions.DEFAULT.recorder());
    assertThat(options.durability()).isEqualTo(MemoryOptions.DEFAULT.durability());
    assertThat(options.cache()).isEqualTo(MemoryOptions.DEFAULT.cache());
    assertThat(options.connections()).isEqualTo(ConnectionLimits.DEFAULT);
    assertThat(options.sessionPause()).isEqualTo(MemoryOptions.DEFAULT.sessionPause());
    assertThat(options.topics()).isEqualTo(MemoryOptions.DEFAULT.topics());
    assertThat(options.time()).isEqualTo(MemoryOptions.DEFAULT.time());
    assertThat(options.retention()).isEmpty();
    assertThat(options.redactor()).isEmpty();
    assertThat(options.rememberQuestions()).isTrue();
    assertThat(options.ranking().fetch(10)).isEqualTo(20);
  }

  @Test
  void options_allSet_areTaken() {
    MemoryOptions options =
        MemorySettings.options(
            RaggedConfig.builder()
                .set("memory.durability", "normal")
                .set("memory.recorder.batch_size", "7")
                .set("memory.recorder.flush_interval", "3s")
                .set("memory.recorder.capacity", "70")
                .set("memory.session_pause", "20m")
                .set("memory.cache.heap_bytes", "5 MiB")
                .set("memory.cache.ttl", "7m")
                .set("memory.cache.passages_bytes", "0")
                .set("memory.retrieve_multiplier", "3.5")
                .set("memory.retention", "90d")
                .set("memory.remember_questions", "false")
                .set("memory.redact", "true")
                .set("memory.time_zone", "Europe/Berlin")
                .set("memory.topics.max", "4")
                .set("memory.topics.min_length", "5")
                .set("memory.topics.min_confidence", "0.5")
                .set("database.readers", "3")
                .set("database.cache_bytes", "1 MiB")
                .build());
    assertThat(options.durability()).isEqualTo(Durability.NORMAL);
    assertThat(options.recorder()).isEqualTo(new RecorderOptions(7, Duration.ofSeconds(3), 70));
    assertThat(options.sessionPause()).hasMinutes(20);
    assertThat(options.cache()).isEqualTo(new CacheOptions(5 << 20, Duration.ofMinutes(7), 0));
    assertThat(options.ranking().fetch(10)).isEqualTo(35);
    assertThat(options.retention()).contains(Duration.ofDays(90));
    assertThat(options.rememberQuestions()).isFalse();
    assertThat(options.redactor()).isPresent();
    assertThat(options.time().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(options.topics().maxTopics()).isEqualTo(4);
    assertThat(options.topics().minLength()).isEqualTo(5);
    assertThat(options.topics().minConfidence()).isEqualTo(0.5);
    assertThat(options.connections()).isEqualTo(new ConnectionLimits(3, 1 << 20));
  }

  @Test
  void options_presets_changeTheRecorder() {
    assertThat(recorder(Preset.HIGH_PERFORMANCE).batchSize()).isEqualTo(200);
    assertThat(recorder(Preset.BALANCED)).isEqualTo(RecorderOptions.DEFAULT);
    assertThat(recorder(Preset.LOW_MEMORY).capacity()).isEqualTo(2_000);
  }

  @Test
  void options_presets_changeTheCaches() {
    assertThat(cache(RaggedConfig.builder().preset(Preset.HIGH_PERFORMANCE)))
        .isEqualTo(new CacheOptions(32 << 20, Duration.ofHours(1), 16 << 20));
    assertThat(cache(RaggedConfig.builder().preset(Preset.BALANCED)))
        .isEqualTo(CacheOptions.DEFAULT);
    assertThat(cache(RaggedConfig.builder().preset(Preset.LOW_MEMORY)))
        .isEqualTo(new CacheOptions(3 << 20, Duration.ofMinutes(10), 2 << 20));
  }

  @Test
  void options_cacheWithoutLife_keepsAsLongAsThereIsRoom() {
    assertThat(cache(RaggedConfig.builder().set("memory.cache.ttl", "0")).timeToLive())
        .isEqualTo(CacheBuilder.FOREVER);
  }

  private static CacheOptions cache(RaggedConfig.Builder config) {
    return MemorySettings.options(config.build()).cache();
  }

  private static RecorderOptions recorder(Preset preset) {
    return MemorySettings.options(RaggedConfig.builder().preset(preset).build()).recorder();
  }

  @Test
  void options_unknownTimeZone_isRefusedByItsKey() {
    RaggedConfig config =
        RaggedConfig.builder().set("memory.time_zone", "Mars/Olympus_Mons").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemorySettings.options(config))
        .withMessage("there is no such time zone: memory.time_zone=Mars/Olympus_Mons (builder)");
  }

  private static RaggedBuilder builder(boolean enabled) {
    return Ragged.builder()
        .inMemory()
        .embedder(LexicalEmbedder.create(32))
        .config(
            RaggedConfig.builder()
                .set(Settings.MEMORY_ENABLED, enabled)
                .set(MemorySettings.SESSION_PAUSE, Duration.ofMinutes(9))
                .build());
  }

  @Test
  void memory_byConfiguration_isOffUnlessTurnedOn() {
    try (Ragged ragged = builder(false).build()) {
      assertThat(ragged.memory()).isEmpty();
    }
    try (Ragged ragged = builder(true).build()) {
      assertThat(ragged.memory()).containsInstanceOf(PersonalMemory.class);
      assertThat(ragged.config().get(MemorySettings.SESSION_PAUSE)).hasMinutes(9);
    }
  }

  @Test
  void memory_setOnTheBuilder_winsOverTheConfiguration() {
    try (Ragged ragged = builder(false).memory(MemoryOptions.DEFAULT).build()) {
      assertThat(ragged.memory()).isPresent();
      assertThat(ragged.config().origin(Settings.MEMORY_ENABLED)).isEqualTo("builder");
    }
  }
}
