package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class SinceTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T12:30:00Z"), ZoneId.of("Europe/Berlin"));

  @Command
  private static final class Reporting implements Runnable {
    @Option(names = "--since", converter = Since.Reading.class)
    private Since since = new Since(Instant.EPOCH, "");

    @Override
    public void run() {}
  }

  @ParameterizedTest
  @CsvSource({
    "-1h, 2026-03-10T11:30:00Z",
    "-24h, 2026-03-09T12:30:00Z",
    "-7d, 2026-03-03T12:30:00Z",
    "30d, 2026-02-08T12:30:00Z",
    "2026-01-15, 2026-01-14T23:00:00Z",
    "2026-01-15T14:00Z, 2026-01-15T14:00:00Z",
    "yesterday, 2026-03-08T23:00:00Z"
  })
  void of_wordsForAPastTime_isWhereItBegins(String words, Instant expected) {
    assertThat(Since.of(words, CLOCK).start()).isBetween(expected, expected.plusMillis(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+2d", "tomorrow", "before 2026", "soonish", ""})
  void of_whatDoesNotBeginInThePast_isRefused(String words) {
    assertThatThrownBy(() -> Since.of(words, CLOCK)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reading_valueThatBeginsWithADash_isTheOptionsValue() {
    for (String[] typed : new String[][] {{"--since", "-1h"}, {"--since=-1h"}}) {
      Reporting command = new Reporting();
      new CommandLine(command).parseArgs(typed);
      assertThat(command.since.words()).isEqualTo("-1h");
      assertThat(command.since.start()).isAfter(Instant.EPOCH);
    }
  }
}
