package dev.ragged.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void nanos_anyMagnitude_hasTheUnitThatReadsBest() {
    assertThat(Figures.nanos(0)).isEqualTo("0ns");
    assertThat(Figures.nanos(999)).isEqualTo("999ns");
    assertThat(Figures.nanos(1_000)).isEqualTo("1.0us");
    assertThat(Figures.nanos(12_345)).isEqualTo("12.3us");
    assertThat(Figures.nanos(123_400_000)).isEqualTo("123.4ms");
    assertThat(Figures.nanos(1_234_000_000)).isEqualTo("1.23s");
    assertThat(Figures.nanos(-1_500_000)).isEqualTo("-1.5ms");
    assertThat(Figures.duration(Duration.ofMinutes(2))).isEqualTo("120.00s");
  }

  @Test
  void nanos_atTheEndOfAUnit_isNotRoundedToAThousandOfIt() {
    assertThat(Figures.nanos(999.6)).isEqualTo("1.0us");
    assertThat(Figures.nanos(999_960)).isEqualTo("1.0ms");
    assertThat(Figures.nanos(999_940)).isEqualTo("999.9us");
    assertThat(Figures.nanos(999_960_000)).isEqualTo("1.00s");
  }

  @Test
  void bytes_anyMagnitude_hasTheUnitThatReadsBest() {
    assertThat(Figures.bytes(512)).isEqualTo("512B");
    assertThat(Figures.bytes(1_536)).isEqualTo("1.5KiB");
    assertThat(Figures.bytes(123.4 * (1 << 20))).isEqualTo("123.4MiB");
    assertThat(Figures.bytes(1.2 * (1 << 30))).isEqualTo("1.20GiB");
    assertThat(Figures.bytes(OptionalLong.of(2_048))).isEqualTo("2.0KiB");
    assertThat(Figures.bytes(OptionalLong.empty())).isEqualTo("n/a");
  }

  @Test
  void figures_inAnotherLocale_areTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Figures.nanos(1_500)).isEqualTo("1.5us");
      assertThat(Figures.count(12_345)).isEqualTo("12,345");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void signed_anyValue_hasOneSign() {
    assertThat(Figures.signed(1, "1.0ms")).isEqualTo("+1.0ms");
    assertThat(Figures.signed(-1, "-1.0ms")).isEqualTo("-1.0ms");
    assertThat(Figures.signed(0, "0ns")).isEqualTo("0ns");
  }

  @Test
  void ascii_otherCharacters_becomeQuestionMarks() {
    assertThat(Figures.ascii("a\u00e9\u001b[31m\n~")).isEqualTo("a??[31m?~");
  }

  @Test
  void tenths_anyParts_addToExactlyAHundredPercent() {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("FiguresTest: -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      long[] parts =
          random.longs(1 + random.nextInt(30), 0, 1L << (1 + random.nextInt(50))).toArray();
      parts[0] += 1;
      double sum = Arrays.stream(parts).sum();
      long[] shares = Shares.tenths(parts);
      assertThat(Arrays.stream(shares).sum()).isEqualTo(1_000);
      for (int i = 0; i < parts.length; i++) {
        assertThat(Math.abs(shares[i] - 1_000 * parts[i] / sum)).isLessThan(1);
      }
    }
  }

  @Test
  void tenths_knownParts_goToTheLargestRemainders() {
    assertThat(Shares.tenths(new long[] {1, 1, 1})).containsExactly(334, 333, 333);
    assertThat(Shares.tenths(new long[] {1, 5, 1})).containsExactly(143, 714, 143);
    assertThat(Shares.tenths(new long[] {0, 0})).containsExactly(0, 0);
    assertThat(Shares.tenths(new long[0])).isEmpty();
    assertThat(Shares.text(1_000)).isEqualTo("100.0");
    assertThat(Shares.text(7)).isEqualTo("0.7");
  }

  @Test
  void printable_whatCouldSteerATerminal_becomesQuestionMarks() {
    assertThat(Figures.printable("a\u001b[31m\n\u202e\u2028\ud800\ue000~"))
        .isEqualTo("a?[31m?????~");
    assertThat(Figures.printable("\u00dcber \u4e16 \ud83d\ude00 \u0645\u06cc\u200c\u062e"))
        .isEqualTo("\u00dcber \u4e16 \ud83d\ude00 \u0645\u06cc\u200c\u062e");
  }

  @Test
  void tableOfLetters_keepsThemAndCountsCharacters() {
    TextTable table = TextTable.ofLetters("<>").row("\u00dc\ud83d\ude00", "1").row("ab\tc", "2");
    assertThat(table.plain()).isEqualTo("  \u00dc\ud83d\ude00    1\n  ab?c  2\n");
  }

  @Test
  void table_cells_setTheWidths() {
    TextTable table = new TextTable("<>").row("Name", "N").row("a", "12,345").row("longer", "1");
    assertThat(table.withHeads())
        .isEqualTo(
            """
              Name         N
              ------  ------
              a       12,345
              longer       1
            """);
    assertThat(new TextTable("<<").row("a", "").plain()).isEqualTo("  a\n");
    assertThat(new TextTable("<").plain()).isEmpty();
    assertThatThrownBy(() -> table.row("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("columns=2, cells=1");
  }
}
