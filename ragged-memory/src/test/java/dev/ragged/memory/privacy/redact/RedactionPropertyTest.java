package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random cases; {@code -Dragged.test.seed=...} repeats a run. */
class RedactionPropertyTest {
  private static final int ROUNDS = 20_000;
  private static final long SEED = Long.getLong("ragged.test.seed", 20260115L);

  private final Random random = new Random(SEED);
  private final PiiRedactor redactor =
      PiiRedactor.builder()
          .names(List.of("Ana", "version", "tel"))
          .allow("555-1234")
          .allowDomain("a.bc")
          .build();

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns up to 20 parts; none if {@code parts} is empty. */
  private String some(String... parts) {
    StringBuilder some = new StringBuilder();
    for (int i = random.nextInt(21); i > 0; i--) {
      some.append(pick(parts));
    }
    return some.toString();
  }

  private String surroundings() {
    return some(
        "a", "Z", "ana ", "é", "谢", "🌍", " ", " ", "\n", ".", ",", "-", "(", ")", "+", "/", ":",
        "=", "[", "]", "_", "[IP]", "'", "\"", "<", ">", "1 ", "12 ", "x7 ", "\u0301");
  }

  private String label() {
    StringBuilder label = new StringBuilder(pick("a", "x", "mail", "bücher", "q"));
    for (int i = random.nextInt(8); i > 0; i--) {
      label.append(pick("b", "7", "-", "ö", "0"));
    }
    return label + pick("c", "9", "");
  }

  private String address() {
    StringBuilder address = new StringBuilder(pick("a", "Q", "7", "ü", "_"));
    for (int i = random.nextInt(20); i > 0; i--) {
      address.append(pick("b", "Z", "3", ".", "+", "_", "-", "%", "ö", "'"));
    }
    address.append('@');
    for (int i = random.nextInt(3); i >= 0; i--) {
      address.append(label().replaceAll("-+$", "")).append('.');
    }
    return address + pick("com", "co.uk", "museum", "рф", "公司", "xn--p1ai");
  }

  @Test
  void redact_anyAddressInAnyText_leavesNothingOfIt() {
    for (int i = 0; i < ROUNDS; i++) {
      String address = address();
      String text = surroundings() + address + surroundings();
      String redacted = redactor.redact(text).text();
      assertThat(redacted)
          .as("seed=%d, round=%d, text=%s", SEED, i, text)
          .contains("[EMAIL]")
          .doesNotContain(address)
          .doesNotContain(address.substring(address.indexOf('@') - 1));
    }
  }

  /** Returns a number whose check digit is right by another way than the one under test. */
  private String cardDigits(int length) {
    StringBuilder digits = new StringBuilder(pick("34", "4", "51", "6011", "3", "2221"));
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    for (int check = 0; check < 10; check++) {
      int sum = 0;
      String whole = digits.toString() + check;
      boolean twice = false;
      for (int i = whole.length() - 1; i >= 0; i--) {
        int digit = whole.charAt(i) - '0';
        sum += twice ? doubled[digit] : digit;
        twice = !twice;
      }
      if (sum % 10 == 0) {
        return whole;
      }
    }
    throw new AssertionError(digits);
  }

  private static String grouped(String digits, String separator) {
    return digits.replaceAll("(.{4})(?=.)", "$1" + separator);
  }

  @Test
  void redact_anyCardInAnyText_leavesNothingOfIt() {
    for (int i = 0; i < ROUNDS; i++) {
      String digits = cardDigits(13 + random.nextInt(7));
      String card = grouped(digits, pick("", " ", "-", "\u00A0", "\u2013"));
      // More digits right behind it would be part of it. A plus before it makes a telephone number
      // of up to 15 digits of it, which is as good.
      String behind = surroundings();
      String apart = behind.startsWith("1") ? " " : "";
      String text = surroundings() + card + apart + behind;
      Redaction redaction = redactor.redact(text);
      assertThat(redaction.text().replaceAll("\\D", ""))
          .as("seed=%d, round=%d, text=%s", SEED, i, text)
          .doesNotContain(digits)
          .doesNotContain(digits.substring(0, 8))
          .doesNotContain(digits.substring(digits.length() - 8));
    }
  }

  @Test
  void redact_noDigitsNorAtSignsNorNames_changesNothing() {
    for (int i = 0; i < ROUNDS; i++) {
      String text =
          some(
              "anas",
              "Xana",
              "b",
              "é",
              "谢",
              "🌍",
              " ",
              "\n",
              ".",
              "::",
              ":",
              "-",
              "(",
              ")",
              "+",
              "/",
              "[",
              "]",
              "[IP]",
              "fe",
              "dead:beef",
              "tels",
              "\ud800",
              "\u0000",
              "versions",
              "x");
      // Parts run together, so a name can come about: "x" before each keeps the words apart.
      text = text.replaceAll("(?i)ana|tel|version", "$0x");
      Redaction redaction = redactor.redact(text);
      assertThat(redaction.text()).as("seed=%d, round=%d", SEED, i).isEqualTo(text);
      assertThat(redaction.total()).isZero();
    }
  }

  @Test
  void redact_listedNameAsAWord_neverSurvives() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = surroundings() + " " + pick("Ana", "ANA", "ana") + pick(" ", ",", "'s ", "-");
      assertThat(redactor.redact(text + surroundings()).text())
          .as("seed=%d, round=%d, text=%s", SEED, i, text)
          .doesNotContainPattern("(?<![\\p{L}\\p{N}\\p{M}])(?i:ana)(?![\\p{L}\\p{N}\\p{M}])");
    }
  }

  private static final String[] NUMBERS = {
    "5",
    "55",
    "555",
    "1234",
    "123",
    "45",
    "6789",
    "0",
    "01",
    "020",
    "1",
    "4111",
    "4111111111111111",
    "822463",
    "-",
    "-",
    " ",
    " ",
    ".",
    "(",
    ")",
    "+",
    "/",
    ":",
    ",",
    "@",
    "a@b.cd",
    "a@a.bc",
    "10.0.0.1",
    "version ",
    "ana",
    "x",
    "_",
    "::",
    "fe80",
    "555-1234",
    "2026",
    "[EMAIL]",
    "1111"
  };

  @Test
  void redact_twice_isTheSameAsOnce() {
    for (int i = 0; i < 5 * ROUNDS; i++) {
      String text = some(NUMBERS);
      String once = redactor.redact(text).text();
      Redaction twice = redactor.redact(once);
      assertThat(twice.text()).as("seed=%d, round=%d, text=%s", SEED, i, text).isEqualTo(once);
      assertThat(twice.total()).isZero();
    }
  }

  @Test
  void redact_chainsOfAnyPattern_isTheSameTwice() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      String text = (pick(NUMBERS) + pick(NUMBERS) + some(NUMBERS)).repeat(30) + pick(NUMBERS);
      String once = redactor.redact(text).text();
      assertThat(redactor.redact(once).text())
          .as("seed=%d, round=%d, text=%s", SEED, i, text)
          .isEqualTo(once);
    }
  }

  @Test
  void redact_anyText_countsTheMarkersThatItAdds() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = some(NUMBERS).replace("[EMAIL]", " ");
      Redaction redaction = redactor.redact(text);
      int markers = redaction.text().split("\\[(EMAIL|PHONE|CARD|SSN|IP|NAME)]", -1).length - 1;
      assertThat(redaction.total()).as("seed=%d, text=%s", SEED, text).isEqualTo(markers);
    }
  }
}
