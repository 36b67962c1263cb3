package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static List<String> sentences(String text) {
    return Prose.sentences(text, 1_000).stream().map(range -> range.of(text)).toList();
  }

  @Test
  void sentences_prose_areCutAtSentences() {
    assertThat(sentences("  One is here. Two, e.g. this,\nis there! Three"))
        .containsExactly("One is here.", "Two, e.g. this,\nis there!", "Three");
    assertThat(sentences("Dr. Who came. He left.\r\n\r\nNext."))
        .containsExactly("Dr. Who came.", "He left.", "Next.");
    assertThat(sentences("一つ目。二つ目！三つ目")).containsExactly("一つ目。", "二つ目！", "三つ目");
  }

  @Test
  void sentences_list_areItsItemsWithoutMarks() {
    assertThat(sentences("These:\n- first\n- second\n  goes on\n* third. And more.\n1. fourth"))
        .containsExactly("first", "second\n  goes on", "third.", "And more.", "1. fourth");
  }

  @Test
  void sentences_whatIsNoProse_isLeftOut() {
    assertThat(
            sentences(
                """
                # Title
                Text.
                ####### seven

                ```java
                int i; // Code.
                ```
                After.

                | a |
                | b |
                End:
                """))
        .containsExactly("Text.", "####### seven", "After.");
    assertThat(sentences("~~~\n```\nstill code\n~~~\nNo code.")).containsExactly("No code.");
    assertThat(sentences("#hash is a word")).containsExactly("#hash is a word");
  }

  @Test
  void sentences_nothing_areNone() {
    for (String text : List.of("", " \n\t", "#", "- ", "```", "```\nopen", "a:")) {
      assertThat(sentences(text)).as(text).isEmpty();
    }
  }

  @Test
  void sentences_lengthBelowOne_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prose.sentences("a", 0))
        .withMessageContaining("maxLength=0");
  }

  @Test
  void sentences_randomText_coverWhatIsVisibleInOrderAndTearNothing() {
    long seed = new Random().nextLong();
    System.out.println("ProseTest seed " + seed);
    Random random = new Random(seed);
    String[] parts = {"word", " ", "\n", ". ", "! ", "ß", "漢", "。", "🎉", "e\u0301", "x", "\t"};
    for (int round = 0; round < 2_000; round++) {
      StringBuilder built = new StringBuilder("a");
      for (int i = 0; i < random.nextInt(60); i++) {
        built.append(parts[random.nextInt(parts.length)]);
      }
      String text = built.toString();
      int most = 8 + random.nextInt(40);
      int end = 0;
      for (TextRange range : Prose.sentences(text, most)) {
        assertThat(range.length()).isBetween(1, most);
        assertThat(text.substring(end, range.start())).as(text).isBlank();
        String sentence = range.of(text);
        assertThat(sentence).isEqualTo(sentence.strip());
        assertThat(Character.isLowSurrogate(sentence.charAt(0))).isFalse();
        assertThat(sentence.charAt(0)).isNotEqualTo('\u0301');
        end = range.end();
      }
      assertThat(text.substring(end)).as(text).isBlank();
    }
  }
}
