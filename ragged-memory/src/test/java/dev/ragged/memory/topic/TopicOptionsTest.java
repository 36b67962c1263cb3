package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicOptionsTest {
  @Test
  void defaults_areAsDocumented() {
    assertThat(TopicOptions.DEFAULT.minLength()).isEqualTo(3);
    assertThat(TopicOptions.DEFAULT.maxTopics()).isEqualTo(10);
    assertThat(TopicOptions.DEFAULT.minConfidence()).isEqualTo(0.3);
    assertThat(TopicOptions.DEFAULT.stopWords()).isEmpty();
    assertThat(TopicOptions.DEFAULT.synonyms()).isEmpty();
  }

  @Test
  void minLength_belowOne_isRefusedAtOnce() {
    assertThatThrownBy(() -> TopicOptions.builder().minLength(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minLength=0");
  }

  @Test
  void maxTopics_belowOne_isRefusedAtOnce() {
    assertThatThrownBy(() -> TopicOptions.builder().maxTopics(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxTopics=0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void minConfidence_outOfRange_isRefusedAtOnce(double value) {
    assertThatThrownBy(() -> TopicOptions.builder().minConfidence(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minConfidence=" + value);
  }

  @Test
  void stopWords_changedAfterwards_areACopy() {
    Set<String> words = new HashSet<>(Set.of("foo"));
    TopicOptions options = TopicOptions.builder().stopWords(words).build();
    words.add("bar");
    assertThat(options.stopWords()).contains(Set.of("foo"));
  }

  @Test
  void stopWords_illFormed_areRefused() {
    TopicOptions.Builder builder = TopicOptions.builder().stopWords(Set.of("\ud800"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stop word");
  }

  @Test
  void synonyms_blankTopic_isRefused() {
    TopicOptions.Builder builder = TopicOptions.builder().synonyms(Map.of("pasta", " "));
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void synonyms_phraseWithoutWords_isRefused() {
    TopicOptions.Builder builder = TopicOptions.builder().synonym("?!", "cooking");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words=0");
  }
}
