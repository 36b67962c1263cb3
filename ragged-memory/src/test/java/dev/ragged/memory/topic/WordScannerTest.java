package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordScannerTest {
  private static List<String> texts(String text) {
    Words words = WordReader.read(text);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      texts.add(words.text(i));
    }
    return texts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two  three | one,two,three",
        "done.Next one | done,next,one",
        "see node.js | see,node.js",
        "v1.2.3 | v1.2.3",
        "1,000.5 | 1,000.5",
        "a/b TCP/IP and/or | a,b,tcp/ip,and,or",
        "R&D, AT&T; a&b | r&d,at&t,a,b",
        "C++ C# F#, c++11 | c++,c#,f#,c,11",
        "don't 'quoted' | don't,quoted",
        "l'eau qu'il d'or | l,eau,qu,il,d,or",
        "use https://a.b/c?d=e now | use,now",
        "mail a.b@c.de now | mail,now",
        "日本語 abc | 日,本,語,abc",
        "か\u3099 | が"
      })
  void scan_text_isCutIntoWords(String text, String words) {
    assertThat(String.join(",", texts(text.strip()))).isEqualTo(words);
  }

  @Test
  void scan_longWord_isDropped() {
    assertThat(texts("a " + "b".repeat(WordScanner.MAX_WORD + 1) + " c")).containsExactly("a", "c");
  }

  @Test
  void scan_limitWithinAPair_isCutBefore() {
    String pair = "\ud840\udc00";
    String text = "a".repeat(60) + " ".repeat(WordScanner.MAX_TEXT - 61) + pair;
    assertThat(texts(text)).containsExactly("a".repeat(60));
  }

  @Test
  void scan_unpairedSurrogates_endWords() {
    assertThat(texts("ab\ud800cd\udc00ef")).containsExactly("ab", "cd", "ef");
  }

  @ParameterizedTest
  @CsvSource({
    "'# Title\nbody', true, false",
    "'Title\nBody', true, false",
    "'Title\nbody goes on', false, false",
    "'No title.\nBody', false, false",
    "'#tag\nbody goes on', false, false"
  })
  void scan_heading_isMarked(String text, boolean first, boolean last) {
    Words words = WordReader.read(text);
    assertThat(words.is(0, Words.HEADING)).isEqualTo(first);
    assertThat(words.is(words.size() - 1, Words.HEADING)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "RAG, true",
    "C4, true",
    "3D, true",
    "C++, true",
    "pH, true",
    "mRNA, true",
    "LLMs, true",
    "GPT-4, true",
    "Rag, false",
    "rag, false",
    "IMPORTANTLY, false",
    "I, false",
    "10min, false",
    "efSearch, false"
  })
  void scan_acronym_isMarked(String word, boolean isAcronym) {
    assertThat(WordReader.read(word + " and so").is(0, Words.ACRONYM)).isEqualTo(isAcronym);
  }
}
