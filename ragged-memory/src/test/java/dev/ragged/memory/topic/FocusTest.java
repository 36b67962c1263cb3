package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FocusTest {
  @Test
  void names_areas_areFoldedAndSorted() {
    Focus focus = Focus.of(Map.of("NLP", List.of(), " Home  Cooking ", List.of("pasta")));
    assertThat(focus.names()).containsExactly("home cooking", "nlp");
  }

  @Test
  void names_areUnmodifiable() {
    assertThatThrownBy(() -> Focus.of(Map.of("nlp", List.of())).names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_areaWithoutWords_isRefused() {
    assertThatThrownBy(() -> Focus.of(Map.of("!!!", List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("focus area")
        .hasMessageContaining("words=0");
  }

  @Test
  void of_synonymOfTooManyWords_isRefused() {
    String synonym = "a ".repeat(PhraseTrie.MAX_WORDS + 1);
    assertThatThrownBy(() -> Focus.of(Map.of("nlp", List.of(synonym))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words=33");
  }

  @Test
  void of_illFormedSynonym_isRefused() {
    assertThatThrownBy(() -> Focus.of(Map.of("nlp", List.of("a\udc00"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
