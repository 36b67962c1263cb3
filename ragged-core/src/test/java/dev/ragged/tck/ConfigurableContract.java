package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.config.Configurable;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.SettingCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Configurable} must do. A part that has settings extends this. */
public abstract class ConfigurableContract {
  private static final long SEED = 20_261_127;

  /** Values beside a pair are chosen at random; some faults need three. */
  private static final int ROUNDS = 10;

  /** Returns the part under test. */
  protected abstract Configurable part();

  /** Returns what all of its keys begin with, the dot at the end included. */
  protected abstract String section();

  /**
   * Sets the part up.
   *
   * @throws IllegalArgumentException if values do not go together
   */
  protected abstract void configure(RaggedConfig config);

  /** Returns whether these values, which cover every setting, go together. */
  protected abstract boolean goTogether(RaggedConfig config);

  @Test
  void settings_byServiceLoader_areFound() {
    assertThat(SettingCatalog.found().settings()).containsAll(part().settings());
  }

  @Test
  void settings_keys_areOfTheSectionAndUnique() {
    List<Setting<?>> settings = part().settings();
    Set<String> keys = new HashSet<>();
    for (Setting<?> setting : settings) {
      assertThat(setting.key()).startsWith(section());
      assertThat(keys.add(setting.key())).as(setting.key()).isTrue();
    }
    assertThat(settings).isNotEmpty().isEqualTo(part().settings());
  }

  @Test
  void settings_descriptions_areSentences() {
    for (Setting<?> setting : part().settings()) {
      assertThat(setting.description()).as(setting.key()).matches("[A-Z].{8,250}\\.");
    }
  }

  @Test
  void configure_everyPreset_isAccepted() {
    for (Preset preset : Preset.values()) {
      configure(RaggedConfig.builder().preset(preset).build());
    }
  }

  @Test
  void configure_everyTwoValues_isAcceptedOrNamesThem() {
    int accepted = 0;
    int refused = 0;
    Pairwise pairwise = new Pairwise(part().settings(), new Random(SEED));
    List<Map<String, String>> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      all.addAll(pairwise.all());
    }
    for (Map<String, String> texts : all) {
      RaggedConfig.Builder builder = RaggedConfig.builder();
      texts.forEach(builder::set);
      RaggedConfig config = builder.build();
      boolean ok = goTogether(config);
      try {
        configure(config);
        assertThat(ok).as("accepted, seed %d: %s", SEED, texts).isTrue();
        accepted++;
      } catch (IllegalArgumentException e) {
        assertThat(ok).as("refused, seed %d: %s: %s", SEED, texts, e.getMessage()).isFalse();
        assertThat(e).hasMessageContaining(section()).hasMessageContaining("(builder)");
        refused++;
      }
    }
    assertThat(accepted).isPositive();
    assertThat(accepted + refused).isEqualTo(all.size());
  }
}
