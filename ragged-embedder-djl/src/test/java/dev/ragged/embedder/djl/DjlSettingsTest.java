package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DjlSettingsTest {
  @Test
  void apply_propertySetByApplication_isKept() {
    String before = System.getProperty("OPT_OUT_TRACKING");
    System.setProperty("OPT_OUT_TRACKING", "mine");
    try {
      DjlSettings.apply();

      assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("mine");
      assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    } finally {
      if (before == null) {
        System.clearProperty("OPT_OUT_TRACKING");
      } else {
        System.setProperty("OPT_OUT_TRACKING", before);
      }
    }
  }
}
