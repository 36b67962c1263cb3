package dev.ragged.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void of_forms_agreeInFiveLetters() {
    assertThat(Words.of("commit Committed COMMITS commitment")).containsExactly("commi");
    assertThat(Words.of("a-b, c3!")).containsExactly("a", "b", "c3");
  }

  @Test
  void of_otherScripts_keepsWholeCharacters() {
    assertThat(Words.of("Straßenbahn Café cafe\u0301 Ｆｕｌｌ"))
        .containsExactly("straß", "café", "full");
    assertThat(Words.of("𝕳𝖊𝖑𝖑𝖔 𐍈𐍈𐍈𐍈𐍈𐍈")).containsExactly("hello", "𐍈𐍈𐍈𐍈𐍈");
  }

  @Test
  void of_unspacedScript_givesPairs() {
    assertThat(Words.of("全文検索は")).containsExactly("全文", "文検", "検索", "索は");
    assertThat(Words.of("水 JDK17で")).containsExactly("水", "jdk17", "で");
  }

  @Test
  void of_nothingToRead_isEmpty() {
    assertThat(Words.of(" |---| ?! 🎉")).isEmpty();
  }

  @Test
  void ofQuestion_functionWords_countOnlyAlone() {
    assertThat(Words.ofQuestion("How should the store be opened?"))
        .containsExactly("store", "opene");
    assertThat(Words.ofQuestion("What is it?")).containsExactly("what", "is", "it");
  }
}
