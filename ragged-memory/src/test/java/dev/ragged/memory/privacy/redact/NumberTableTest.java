package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards, social security numbers and IP addresses. */
class NumberTableTest {
  private final PiiRedactor redactor = PiiRedactor.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          4111111111111111 => [CARD]
          4111 1111 1111 1111 => [CARD]
          4111-1111-1111-1111 => [CARD]
          4111–1111–1111–1111 => [CARD]
          4111 1111-1111 1111 => [CARD]
          411111 1111111111 => [CARD]
          41 11 11 11 11 11 11 11 => [CARD]
          4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 => [CARD]
          3782 822463 10005 => [CARD]
          378282246310005 => [CARD]
          3056 930902 5904 => [CARD]
          4222222222222 => [CARD]
          6304000000000000000 => [CARD]
          6304 0000 0000 0000 000 => [CARD]
          pay 4111 1111 1111 1111 by 12/29 => pay [CARD] by 12/29
          7 4111 1111 1111 1111 12 => 7 [CARD] 12
          9799000000008 => [CARD]
          4111111111111111.5500005555555559 => [CARD].[CARD]
          card4111111111111111end => card[CARD]end
          +4222222222222 => [PHONE]
          +4222222222222x => +[CARD]x
          4111111111111111,5500005555555559 => [CARD],[CARD]
          555-1234 4111 1111 1111 1111 => [PHONE] [CARD]
          +33 1 23 45 67 89 4111 1111 1111 1111 => [PHONE] [CARD]
          ４１１１ １１１１ １１１１ １１１１ => [CARD]
          ٤١١١١١١١١١١١١١١١ => [CARD]
          𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏 => [CARD]
          123-45-6789 => [SSN]
          123 45 6789 => [SSN]
          SSN:123-45-6789. => SSN:[SSN].
          SSN-123-45-6789 => SSN-[SSN]
          899-99-9999 => [SSN]
          １２３－４５－６７８９ => [SSN]
          123-45-6789, 234-56-7890 => [SSN], [SSN]
          10.0.0.1 => [IP]
          ping 192.168.1.254! => ping [IP]!
          255.255.255.255 => [IP]
          0.0.0.0 => [IP]
          192.168.001.001 => [IP]
          10.0.0.1:8080 => [IP]:8080
          10.0.0.0/8 => [IP]/8
          10.0.0.1-10.0.0.9 => [IP]-[IP]
          http://10.0.0.1/x => http://[IP]/x
          localhost/127.0.0.1 => localhost/[IP]
          Is it 10.0.0.1. Yes => Is it [IP]. Yes
          root@10.0.0.1 => root@[IP]
          conversion 10.0.0.1 => conversion [IP]
          upgrade 10.0.0.1 => upgrade [IP]
          服务器10.0.0.1在 => 服务器[IP]在
          2001:db8:0:0:0:0:0:1 => [IP]
          2001:db8::1 => [IP]
          2001:DB8::ABCD => [IP]
          fe80::1%eth0 => [IP]
          ::1 => [IP]
          ::ffff:192.168.0.1 => [IP]
          64:ff9b::192.0.2.33 => [IP]
          [2001:db8::1]:443 => [[IP]]:443
          addr:2001:db8::1: up => addr:[IP]: up
          It is 2001:db8::1. => It is [IP].
          2001:db8::/32 => [IP]/32
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
          4111111111111112
          4111 1111 1111 1112
          411111111111
          41111111111111111111
          0.4111111111111111
          9780000000040
          9780306406065
          978-0-00-000004-0
          2017 2018 2019 2020
          2026-01-15 2026-02-10
          4111  1111  1111  1111
          4111:1111:1111:1111
          000-12-3456
          666-12-3456
          900-12-3456
          999-12-3456
          123-00-6789
          123-45-0000
          123-45-67890
          1234-45-6789
          123-45 6789
          12345-6789
          123456789
          A123-45-6789
          123-45-6789-1
          7-123-45-6789
          version 1.2.3.4
          Version: 1.2.3.4
          version is 1.2.3.4
          version number 1.2.3.4
          v1.2.3.4
          v 1.2.3.4
          v. 1.2.3.4
          ver=1.2.3.4
          release 1.2.3.4
          build (1.2.3.4)
          firmware "1.2.3.4"
          Section 1.2.3.4
          § 1.2.3.4
          lib-1.2.3.4.jar
          1.2.3.4-SNAPSHOT
          1.2.3.4a
          1.2.3
          1.2.3.4.5
          1.3.6.1.4.1
          256.1.1.1
          1.2.3.1000
          1. 2. 3. 4
          12:30:45
          00:1a:2b:3c:4d:5e
          std::vector
          a::b
          Face::Add
          dead:beef::cafe
          items[1::2]
          a[::2]
          foo::bar1::2001
          1:2:3:4:5:6:7:8:9
          2001:db8:::1
          2001:db8::1::2
          12345::1
          2001:db8:0:0:0:0:1
          ::
          """)
  void redact_noNumber_leavesTheText(String text) {
    assertThat(redactor.redact(text).text()).isEqualTo(text);
  }
}
