package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a megabyte. Time that grows with the square of the length would be hours. */
class HostileTextTest {
  private static final int LENGTH = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PiiRedactor redactor =
      PiiRedactor.builder().name("a a a a a a a a b").name("Ana").allow("555-1234").build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "@",
        "(",
        "a",
        ":",
        ".",
        "[",
        "\"",
        "5 ",
        "5-",
        "5.",
        "1.2.",
        "(1",
        "+1",
        "+1 ",
        "a@",
        "a.",
        "a@a.",
        "\"@",
        "a a ",
        "4111 ",
        "0000 ",
        "020 ",
        "555-1234-",
        "555-1234 ",
        "[EMAIL]",
        "[EMAIL",
        "ana@example.com ",
        "1:",
        "::1",
        "ana ",
        "v1.2.3.4 ",
        // Chains in which each marker sets free the next.
        "12345678+",
        "00201 ",
        "0141110-555-1234::",
        "4111-0100054111.4111111111111111 ",
        "+451111155::1"
      })
  void redact_patternRepeatedToAMegabyte_takesSeconds(String pattern) {
    String text = pattern.repeat(LENGTH / pattern.length());
    assertTimeoutPreemptively(LIMIT, () -> assertThat(redactor.redact(text).text()).isNotEmpty());
    // What hides between hostile parts is still found.
    String hiding = text.substring(0, 3000) + " \n bo@example.com \n " + text.substring(0, 3000);
    assertThat(redactor.redact(hiding).text()).doesNotContain("bo@example.com");
  }
}
