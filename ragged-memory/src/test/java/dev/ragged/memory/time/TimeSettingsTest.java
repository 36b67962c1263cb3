package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSettingsTest {
  @Test
  void defaults_areUtcAndMonday() {
    assertThat(TimeSettings.DEFAULT)
        .isEqualTo(new TimeSettings(ZoneOffset.UTC, DayOfWeek.MONDAY))
        .isEqualTo(TimeSettings.of(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource({"en-US, SUNDAY", "en-GB, MONDAY", "de-DE, MONDAY", "ar-EG, SATURDAY"})
  void withWeekStartOf_country_takesItsWeek(String locale, DayOfWeek expected) {
    TimeSettings berlin = TimeSettings.of(ZoneId.of("Europe/Berlin"));
    TimeSettings changed = berlin.withWeekStartOf(Locale.forLanguageTag(locale));
    assertThat(changed.weekStart()).isEqualTo(expected);
    assertThat(changed.zone()).isEqualTo(berlin.zone());
  }

  @Test
  void withWeekStartOf_languageAlone_isRefused() {
    assertThatThrownBy(() -> TimeSettings.DEFAULT.withWeekStartOf(Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locale=en");
  }
}
