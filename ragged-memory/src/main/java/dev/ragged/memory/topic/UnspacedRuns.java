package dev.ragged.memory.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Joins the characters of scripts without spaces into words. There is no dictionary of these
 * languages here, so it goes by what their writing shows:
 *
 * <ul>
 *   <li>Japanese (a text with kana): a word is a run of kanji and katakana, which hiragana ends.
 *       Not a lone kanji, nor kanji that <em>suru</em> makes a verb of.
 *   <li>Chinese: a run of characters is cut at common small words ({@link ChineseCuts}).
 *   <li>Thai, Lao, Khmer, Myanmar: what stands between spaces is a word.
 * </ul>
 */
final class UnspacedRuns {
  /** Longest word, in characters: longer runs are clauses. */
  static final int MAX_LENGTH = 20;

  /** Longest text of one run that is a word as a whole when nothing is found in it. */
  private static final int MAX_LONE = 4;

  private static final Set<String> JAPANESE_STOPS =
      Set.copyOf(WordFile.read("words-ja.txt").getOrDefault("[function]", List.of()));

  private final Words characters;
  private final Words words;
  private final boolean isJapanese;
  private final ChineseCuts cuts;

  private UnspacedRuns(Words characters) {
    this.characters = characters;
    this.words = new Words(characters.size());
    this.isJapanese = hasKana(characters);
    this.cuts = new ChineseCuts(isJapanese ? List.of() : hanRuns(characters));
  }

  /** Returns {@code words} with each run of single characters joined to words. */
  static Words join(Words words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.UNSPACED)) {
        return new UnspacedRuns(words).join();
      }
    }
    return words;
  }

  private Words join() {
    int i = 0;
    boolean afterRun = false;
    while (i < characters.size()) {
      if (characters.is(i, Words.UNSPACED)) {
        int end = runEnd(characters, i);
        joinRun(i, end);
        i = end;
        afterRun = true;
      } else {
        words.add(characters.text(i), characters.flags(i) | (afterRun ? Words.BREAK : 0));
        afterRun = false;
        i++;
      }
    }
    return words;
  }

  private void joinRun(int from, int to) {
    int flags = Words.UNSPACED | Words.BREAK | (characters.flags(from) & Words.HEADING);
    int before = words.size();
    if (isJapanese) {
      joinJapanese(from, to, flags);
    } else if (isHan(characters.text(from))) {
      cuts.cut(textOf(from, to)).forEach(word -> words.add(word, flags));
    } else {
      add(from, to, flags);
    }
    boolean isWholeText = from == 0 && to == characters.size();
    if (words.size() == before && isWholeText && to <= MAX_LONE) {
      addLone(textOf(from, to), flags);
    }
  }

  private void addLone(String text, int flags) {
    if (isJapanese || !cuts.isGlue(text)) {
      words.add(text, flags);
    }
  }

  private void joinJapanese(int from, int to, int flags) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || isHiragana(characters.text(i))) {
        if (i - start > 1 && !isVerb(start, i, to)) {
          add(start, i, flags);
        }
        start = i + 1;
      }
    }
  }

  /** Whether a form of <em>suru</em> (do) or <em>dekiru</em> (can) follows kanji. */
  private boolean isVerb(int start, int end, int to) {
    if (end + 1 >= to || !isHan(characters.text(start))) {
      return false;
    }
    String two = characters.text(end) + characters.text(end + 1);
    return switch (two) {
      case "する", "した", "して", "しま", "しな", "すれ", "でき", "され", "させ", "しや" -> true;
      default -> false;
    };
  }

  private void add(int from, int to, int flags) {
    if (to - from <= MAX_LENGTH) {
      String word = textOf(from, to);
      if (!JAPANESE_STOPS.contains(word)) {
        words.add(word, flags);
      }
    }
  }

  private String textOf(int from, int to) {
    return text(characters, from, to);
  }

  private static String text(Words characters, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(characters.text(i));
    }
    return text.toString();
  }

  private static int runEnd(Words characters, int from) {
    int end = from + 1;
    while (characters.joins(end) && characters.is(end, Words.UNSPACED)) {
      end++;
    }
    return end;
  }

  private static List<String> hanRuns(Words characters) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < characters.size(); ) {
      int end = i + 1;
      if (characters.is(i, Words.UNSPACED) && isHan(characters.text(i))) {
        end = runEnd(characters, i);
        runs.add(text(characters, i, end));
      }
      i = end;
    }
    return runs;
  }

  private static boolean hasKana(Words characters) {
    for (int i = 0; i < characters.size(); i++) {
      if (characters.is(i, Words.UNSPACED)) {
        if (Signs.isKana(characters.text(i).codePointAt(0))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHan(String character) {
    return Signs.isHan(character.codePointAt(0));
  }

  private static boolean isHiragana(String character) {
    return Signs.isHiragana(character.codePointAt(0));
  }
}
