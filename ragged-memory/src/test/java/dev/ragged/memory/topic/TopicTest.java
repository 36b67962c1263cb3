package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  @ParameterizedTest
  @CsvSource({
    "RAG, rag",
    "'  Vector\t\n database ', vector database",
    "I, i",
    "ΟΔΟΣ, οδος",
    "Cafe\u0301, caf\u00e9"
  })
  void fold_name_isLowerComposedAndSpacedOnce(String name, String folded) {
    assertThat(Topic.fold(name)).isEqualTo(folded.replace("οδος", "οδο\u03c2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0", "a\ud800b", "a\0b"})
  void fold_noName_isRefused(String name) {
    assertThatThrownBy(() -> Topic.fold(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fold_longName_isRefused() {
    assertThatThrownBy(() -> Topic.fold("a".repeat(Topic.MAX_NAME_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length=201");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAG", " rag", "a  b", "cafe\u0301"})
  void constructor_unfoldedName_isRefused(String name) {
    assertThatThrownBy(() -> new Topic(name, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name=" + name);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void constructor_confidenceOutOfRange_isRefused(double confidence) {
    assertThatThrownBy(() -> new Topic("rag", confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confidence=" + confidence);
  }
}
