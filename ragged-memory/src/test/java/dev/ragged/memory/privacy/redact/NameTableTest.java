package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTableTest {
  private final PiiRedactor redactor =
      PiiRedactor.builder()
          .names(
              List.of(
                  "Ana",
                  "Ana Lopez",
                  "Ana Lopez de la Cruz",
                  "O'Brien",
                  "Jean-Luc",
                  "J. Smith",
                  "Müller",
                  "Straße",
                  "Zoë",
                  "Ωμέγας",
                  "王小明",
                  "さくら",
                  "김철수",
                  "Иван"))
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          Ana => [NAME]
          ana ANA aNa => [NAME] [NAME] [NAME]
          Ana's cat => [NAME]'s cat
          (Ana) => ([NAME])
          @ana #ana ana_x => @[NAME] #[NAME] [NAME]_x
          Ana Lopez => [NAME]
          Ana Lopez de la => [NAME] de la
          Ana Lopez de la Cruz => [NAME]
          Ana   Lopez => [NAME]
          Ana-Lopez => [NAME]
          Ana, Lopez => [NAME], Lopez
          Ana    Lopez => [NAME]    Lopez
          Ana Ana Lopez Lopez => [NAME] [NAME] Lopez
          o’brien => [NAME]
          O Brien => [NAME]
          jean luc => [NAME]
          Jean‑Luc => [NAME]
          J Smith and J. Smith => [NAME] and [NAME]
          MÜLLER => [NAME]
          mu\u0308ller => [NAME]
          STRASSE => [NAME]
          zoe\u0308 => [NAME]
          ΩΜΈΓΑΣ => [NAME]
          我叫王小明吗 => 我叫[NAME]吗
          わたしはさくらです => わたしは[NAME]です
          김철수는 => [NAME]는
          иван => [NAME]
          """)
  void redact_listedName_leavesTheMarker(String text, String expected) {
    assertThat(redactor.redact(text).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '`',
      textBlock =
          """
          Anas Banana xAna Ana2 2Ana
          Änа
          Lopez
          Brien
          Smith
          J, Smith
          Muller
          Zoe
          王小
          Ивана
          Ana\u0301
          """)
  void redact_otherWord_leavesTheText(String text) {
    assertThat(redactor.redact(text).text()).isEqualTo(text);
  }
}
