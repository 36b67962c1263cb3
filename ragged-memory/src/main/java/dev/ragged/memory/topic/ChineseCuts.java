package dev.ragged.memory.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts Chinese clauses at common small words, the longest that fits at each place, and what is left
 * at words that stand alone elsewhere in the same text. A piece of one character, or of more than
 * {@value #MAX_PIECE}, is no word.
 */
final class ChineseCuts {
  private static final int MAX_PIECE = 10;

  /** Longest piece that others are cut by. */
  private static final int MAX_KNOWN = 4;

  private record Entry(String word, boolean cuts) {}

  private static final Map<Character, List<Entry>> ENTRIES = load();

  /** First characters of the entries: most characters of a text are none. */
  private static final BitSet FIRSTS = new BitSet();

  static {
    ENTRIES.keySet().forEach(FIRSTS::set);
  }

  private final Set<String> known = new HashSet<>();

  /**
   * @param clauses all clauses of the text
   */
  ChineseCuts(List<String> clauses) {
    for (String clause : clauses) {
      for (String piece : pieces(clause)) {
        if (piece.length() > 1 && piece.length() <= MAX_KNOWN) {
          known.add(piece);
        }
      }
    }
  }

  private static Map<Character, List<Entry>> load() {
    Map<String, List<String>> file = WordFile.read("words-zh.txt");
    Map<Character, List<Entry>> entries = new HashMap<>();
    for (String section : List.of("[keep]", "[cut]")) {
      for (String word : file.getOrDefault(section, List.of())) {
        entries
            .computeIfAbsent(word.charAt(0), first -> new ArrayList<>())
            .add(new Entry(word, section.equals("[cut]")));
      }
    }
    entries.values().forEach(list -> list.sort((a, b) -> b.word.length() - a.word.length()));
    return entries;
  }

  /** Returns the words of {@code clause} in their order. */
  List<String> cut(String clause) {
    List<String> words = new ArrayList<>();
    for (String piece : pieces(clause)) {
      int from = 0;
      for (int i = 0; i < piece.length() && piece.length() > 2; ) {
        int length = knownLength(piece, i);
        if (length > 0 && length < piece.length()) {
          add(words, piece.substring(from, i));
          add(words, piece.substring(i, i + length));
          from = i + length;
        }
        i += Math.max(1, length);
      }
      add(words, piece.substring(from));
    }
    return words;
  }

  /** Whether a small word is in {@code clause}. */
  boolean isGlue(String clause) {
    return pieces(clause).size() > 1;
  }

  private int knownLength(String piece, int at) {
    for (int length = Math.min(MAX_KNOWN, piece.length() - at); length > 1; length--) {
      if (length < piece.length() && known.contains(piece.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  private static void add(List<String> words, String word) {
    if (word.length() > 1 && word.length() <= MAX_PIECE) {
      words.add(word);
    }
  }

  private static List<String> pieces(String clause) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < clause.length(); ) {
      Entry entry = entryAt(clause, i);
      if (entry == null) {
        i++;
      } else {
        if (entry.cuts) {
          pieces.add(clause.substring(from, i));
          from = i + entry.word.length();
        }
        i += entry.word.length();
      }
    }
    pieces.add(clause.substring(from));
    return pieces;
  }

  private static @Nullable Entry entryAt(String clause, int at) {
    if (!FIRSTS.get(clause.charAt(at))) {
      return null;
    }
    for (Entry entry : ENTRIES.getOrDefault(clause.charAt(at), List.of())) {
      if (clause.startsWith(entry.word, at)) {
        return entry;
      }
    }
    return null;
  }
}
