package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTableTest {
  private final PiiRedactor redactor = PiiRedactor.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          +1-555-123-4567 => [PHONE]
          call +1-555-123-4567 now => call [PHONE] now
          555-1234 => [PHONE]
          call 555-1234. => call [PHONE].
          123-4567 => [PHONE]
          (555) 123-4567 => [PHONE]
          (555)123-4567 => [PHONE]
          (555) 123 4567 => [PHONE]
          (555) 123.4567 => [PHONE]
          (555)-123-4567 => [PHONE]
          (555-123-4567) => ([PHONE])
          ((555) 123-4567) => ([PHONE])
          555-123-4567 => [PHONE]
          555.123.4567 => [PHONE]
          555 123 4567 => [PHONE]
          555 123-4567 => [PHONE]
          555/123-4567 => [PHONE]
          555 - 123 - 4567 => [PHONE]
          1-800-555-0199 => [PHONE]
          1 (800) 555-0199 => [PHONE]
          1.800.555.0199 => [PHONE]
          555-123-4567x89 => [PHONE]x89
          555-123-4567 ext. 89 => [PHONE] ext. 89
          tel:555-1234 => tel:[PHONE]
          Tel.555-123-4567 => Tel.[PHONE]
          phone=555-123-4567 => phone=[PHONE]
          555-1234/555-9876 => [PHONE]/[PHONE]
          555-1234, 555-9876 => [PHONE], [PHONE]
          555‑123‑4567 => [PHONE]
          555–123–4567 => [PHONE]
          my number—555-1234 => my number—[PHONE]
          +15551234567 => [PHONE]
          +1 (555) 123-4567 => [PHONE]
          (+1) 555-123-4567 => [PHONE]
          (+1 555-123-4567) => ([PHONE])
          +1-555-123-4567 42 times => [PHONE] 42 times
          +44 20 7946 0958 => [PHONE]
          +44 (0)20 7946 0958 => [PHONE]
          +49 30/123456 => [PHONE]
          +49 (0) 30 123456 => [PHONE]
          +33 1 23 45 67 89 => [PHONE]
          +55 11 91234-5678 => [PHONE]
          +91 98765 43210 => [PHONE]
          +1.555.123.4567 => [PHONE]
          +442079460958 => [PHONE]
          +44 20 7946 0958 2026-01-15 => [PHONE] 2026-01-15
          020 7946 0958 => [PHONE]
          (020) 7946 0958 => [PHONE]
          01 23 45 67 89 => [PHONE]
          01.23.45.67.89 => [PHONE]
          030/1234567 => [PHONE]
          0171-1234567 => [PHONE]
          0171-123 45 67 => [PHONE]
          (030) 123456 => [PHONE]
          03-1234-5678 => [PHONE]
          0412 345 678 => [PHONE]
          0049 30 123456 => [PHONE]
          電話555-1234です => 電話[PHONE]です
          ٥٥٥-١٢٣٤ => [PHONE]
          ５５５－１２３－４５６７ => [PHONE]
          （５５５）１２３－４５６７ => [PHONE]
          ＋１－５５５－１２３－４５６７ => [PHONE]
          from 555-1234 to 555-1235 => from [PHONE] to [PHONE]
          """)
  void redact_number_leavesTheMarker(String text, String expected) {
    assertThat(redactor.redact(text).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '`',
      textBlock =
          """
          2026-01-15
          15.01.2026
          01/15/2026
          01-15-2026
          05.03.2026 12:30
          05-03-2026 14 30 00
          2026-01-15T10:30:00.123Z
          2026-01-15 - 2026-02-15
          1990-2000
          978-0-306-40615-7
          978 0 306 40615 7
          978-3-16-148410-0
          ISBN 0-306-40615-2
          ISSN 0028-0836
          doi 10.1000/182
          5551234567
          order 12345678901
          order #123-4567
          Order no. 123-4567
          pages 123-1234
          200-1500 characters
          100-2000
          1,555-1234
          $200-1599
          3.555-1234
          AB555-1234
          SKU-555-1234
          555-1234a
          555-1234-99
          99-555-1234
          555-12345
          5555-1234
          55-1234
          12-345-6789
          550e8400-e29b-41d4-a716-446655440000
          120 300 4500
          001 002 003 004
          00 01 02 03 04 05
          0000-0002-1825-0098
          https://shop.example/item/555-1234
          +1.23456789
          +1.5 2.25 3.75 4.5
          +5 -3 +12
          2+15551234567
          x+15551234567
          +1234567
          1 000 000 000
          3.14159265358979
          000-12-3456
          10:30-11:45
          """)
  void redact_noNumber_leavesTheText(String text) {
    assertThat(redactor.redact(text).text()).isEqualTo(text);
  }
}
