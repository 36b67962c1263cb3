package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          which pasta goes with basil | pasta        | true
          which PASTA goes with basil | Pasta        | true
          which ovens are best        | oven         | true
          the best oven               | ovens        | true
          machine learning on JVMs    | machine learning | true
          machine, learning           | machine learning | false
          learning machine            | machine learning | false
          machine                     | machine learning | false
          antipasta                   | pasta        | false
          向量数据库的索引             | 数据库        | true
          which pasta                 | ?!           | false
          """)
  void contains_phrase_asWholeWords(String text, String phrase, boolean expected) {
    assertThat(TextWords.of(text).contains(phrase)).isEqualTo(expected);
  }

  @Test
  void contains_textIsEmpty_isFalse() {
    assertThat(TextWords.of("").contains("pasta")).isFalse();
  }

  @Test
  void areas_touchedByNameOrSynonym_areNamed() {
    Focus focus =
        Focus.of(
            Map.of("Cooking", List.of("pasta"), "gardening", List.of("rose"), "code", List.of()));

    assertThat(TextWords.of("pasta and roses").areas(focus))
        .containsExactlyInAnyOrder("cooking", "gardening");
  }
}
