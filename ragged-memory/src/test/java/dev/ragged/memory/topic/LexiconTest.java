package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void words_eachLanguage_areFolded(Language language) {
    WordFile.read(language.fileName()).values().stream()
        .flatMap(List::stream)
        .forEach(word -> assertThat(Folding.word(word, 0, word.length())).isEqualTo(word));
  }

  @Test
  void words_englishStopWords_areNoPartsOfPhrases() {
    int stop = Language.ENGLISH.stop();
    WordFile.read("words-en.txt").values().stream()
        .flatMap(List::stream)
        .map(Lexicon.builtIn()::bits)
        .filter(bits -> (bits & stop) != 0)
        .forEach(bits -> assertThat(bits & (Lexicon.LEADING | Lexicon.PARTNER)).isZero());
  }

  @Test
  void words_everyEnglishSection_hasAMeaning() {
    for (Map.Entry<String, List<String>> section : WordFile.read("words-en.txt").entrySet()) {
      for (String word : section.getValue()) {
        assertThat(Lexicon.builtIn().bits(word)).as(section.getKey() + word).isNotZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void language_textOfItsSmallWords_isThatLanguage(Language language) {
    List<String> words = WordFile.read(language.fileName()).getOrDefault("[function]", List.of());
    Words text = WordReader.read(String.join(" ", words));
    int[] bits = new int[text.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Lexicon.builtIn().bits(text.text(i));
    }
    assertThat(Language.of(text, bits)).isEqualTo(language);
  }

  @Test
  void of_ownStopWords_areStopsInEveryLanguage() {
    int bits = Lexicon.of(Set.of("Foo")).bits("foo");
    for (Language language : Language.ALL) {
      assertThat(bits & language.stop()).isNotZero();
    }
  }

  @Test
  void read_missingFile_fails() {
    assertThatThrownBy(() -> WordFile.read("no-such-file.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-file.txt");
  }
}
