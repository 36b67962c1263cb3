package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailTableTest {
  private final PiiRedactor redactor = PiiRedactor.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          ana@example.com => [EMAIL]
          ANA@EXAMPLE.COM => [EMAIL]
          write to ana@example.com. => write to [EMAIL].
          write to ana@example.com, please => write to [EMAIL], please
          ana+news@example.com => [EMAIL]
          ana.maria.lopez@example.com => [EMAIL]
          .ana@example.com => .[EMAIL]
          a..b@example.com => [EMAIL]
          o'brien@example.com => [EMAIL]
          o’brien@example.com => [EMAIL]
          _ana_@example.com => [EMAIL]
          50%off@example.com => [EMAIL]
          a@b.co => [EMAIL]
          ana@mail.example.co.uk => [EMAIL]
          ana@my-company.museum => [EMAIL]
          ana@123.example => [EMAIL]
          ana@1und1.de => [EMAIL]
          <ana@example.com> => <[EMAIL]>
          (ana@example.com) => ([EMAIL])
          "ana@example.com" => "[EMAIL]"
          'ana@example.com' => '[EMAIL]'
          *ana@example.com* => *[EMAIL]*
          mailto:ana@example.com?subject=hi => mailto:[EMAIL]?subject=hi
          email=ana@example.com => email=[EMAIL]
          https://x.example/?to=ana@example.com&cc=bo@example.com => https://x.example/?to=[EMAIL]&cc=[EMAIL]
          bounce-ana=example.com@lists.example.org => [EMAIL]
          ftp://user:secret@host.example/file => ftp://user:[EMAIL]/file
          ana@example.com,bo@example.com;cy@example.com => [EMAIL],[EMAIL];[EMAIL]
          ana@example.com bo@example.com => [EMAIL] [EMAIL]
          ana@example.com@example.org => [EMAIL]
          @ana@example.com => @[EMAIL]
          ana@example.com- => [EMAIL]-
          ana@example.com.1 => [EMAIL].1
          ana@example.com_x => [EMAIL]_x
          555-1234@example.com => [EMAIL]
          4111111111111111@example.com => [EMAIL]
          jörg@example.com => [EMAIL]
          jo\u0308rg@example.com => [EMAIL]
          ana@bücher.example => [EMAIL]
          ana@xn--bcher-kva.example => [EMAIL]
          ana@example.xn--p1ai => [EMAIL]
          用户@例子.公司 => [EMAIL]
          用户@例子。公司 => [EMAIL]
          иван@почта.рф => [EMAIL]
          请联系ana@example.com谢谢 => 请联系[EMAIL]谢谢
          ana@[192.168.0.1] => [EMAIL]
          ana@[IPv6:2001:db8::1] => [EMAIL]
          "ana maria"@example.com => [EMAIL]
          """)
  void redact_address_leavesTheMarker(String text, String expected) {
    assertThat(redactor.redact(text).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '`',
      textBlock =
          """
          @
          a@b
          ana@localhost
          @Override
          @ana said hello
          meet @ noon
          ana@ example.com
          ana @example.com
          ana@.com
          ana@-example.com
          ana@example.c
          ana@example.7z
          npm i lodash@4.17.21
          npm i react@18.2.0-rc.1
          icon@2x.png
          3 apples @ 1.50 each
          ""@example.com
          ana@[]
          ana@[home]
          [EMAIL]@example.com
          ana at example dot com
          """)
  void redact_noAddress_leavesTheText(String text) {
    assertThat(redactor.redact(text).text()).isEqualTo(text);
  }
}
