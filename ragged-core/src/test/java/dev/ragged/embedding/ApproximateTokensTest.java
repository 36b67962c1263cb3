package dev.ragged.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApproximateTokensTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'',0",
        "'  \n\t\u00a0\u200b',0",
        "a,1",
        "sixsix,1",
        "sevense,2",
        "two words,2",
        "a1b2c3d4,2",
        "it's,3",
        "...,3",
        "日本語,3",
        "日本 語x,4",
        "ひらがな,4",
        "ไทย,3",
        "한국어,1",
        "👋,1",
        "👋🏽 ok,3",
        "𠜎𠜎,2",
        "e\u0301te\u0301,1",
      })
  void count_text_countsRunsLettersAndSymbols(String text, int expected) {
    assertThat(ApproximateTokens.count(text)).isEqualTo(expected);
  }
}
