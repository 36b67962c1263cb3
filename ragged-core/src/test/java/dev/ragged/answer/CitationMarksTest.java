package dev.ragged.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.tck.Passages;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationMarksTest {
  private static List<Citation> find(String text) {
    return CitationMarks.find(text, List.of(), Passages.of("one", "two", "three").hits());
  }

  private static String shown(String text) {
    return find(text).stream()
        .map(one -> one.passage() + "=" + one.statement().of(text))
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "The moon pulls [1].~ 1=The moon pulls",
        "The moon pulls. [1]~ 1=The moon pulls.",
        "Tides rise. The moon pulls [2]. They fall [3].~ 2=The moon pulls|3=They fall",
        "The moon [1] and the sun [2] pull.~ 1=The moon|2=and the sun",
        "Both pull [1][3].~ 1=Both pull|3=Both pull",
        "Both pull [1] [3].~ 1=Both pull|3=Both pull",
        "Both pull [1, 3].~ 1=Both pull|3=Both pull",
        "Both pull [1;3,1].~ 1=Both pull|3=Both pull",
        "Nothing [0] of [4] this [99999] counts [ 1 ] or [a].~ ''",
        "Half right [9, 2].~ 2=Half right",
        "[1] stands in front.~ 1=",
        "array[1] = 2~ 1=array",
        "潮が満ちる。月が引く[2]。潮が引く[1]。~ 2=月が引く|1=潮が引く",
        "no mark~ ''"
      })
  void find_marks_citesTheSentenceBefore(String text, String expected) {
    assertThat(shown(text)).isEqualTo(expected);
  }

  @Test
  void find_markAfterListItem_citesTheItem() {
    assertThat(shown("Why:\n- the moon [1]\n- the sun\n  as well [2]\n"))
        .isEqualTo("1=the moon|2=the sun\n  as well");
  }

  @Test
  void find_markInTable_citesTheLine() {
    assertThat(shown("A sentence.\n| moon | pulls [1] |")).isEqualTo("1=| moon | pulls");
  }

  @Test
  void find_longListOfMarks_endsSoonAndIsNoMark() {
    assertThat(find("x [" + "1,".repeat(100_000) + "1]")).isEmpty();
  }
}
