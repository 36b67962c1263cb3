package dev.ragged.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to ask the full-text table. The question is taken as words only: each is quoted, so that no
 * character of it can be query syntax, and any of them may match.
 *
 * @param match the FTS5 expression; empty if nothing can match
 * @param weight how often each word stands in the expression, by which scores are too large
 */
record FullTextQuery(String match, int weight) {
  /** Distinct words of a question that are looked up; the rest of a very long one is ignored. */
  static final int MAX_WORDS = 128;

  /** A word of the question and the number of chunks that have it. */
  record CountedWord(String word, int chunks) {}

  /** Returns the distinct words of {@code text}, in order. */
  static List<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < MAX_WORDS; ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      if (isWordPart(c)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
      i += Character.charCount(c);
    }
    return new ArrayList<>(words);
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static String quoted(String word) {
    return '"' + word + '"';
  }

  /**
   * Returns {@code words} without those that half of all {@code chunks} have: BM25 gives them no
   * weight. All, if there are no others.
   */
  static List<CountedWord> telling(List<CountedWord> words, int chunks) {
    List<CountedWord> telling = words.stream().filter(word -> 2L * word.chunks < chunks).toList();
    return telling.isEmpty() ? words : telling;
  }

  /** Returns the query that any of {@code words} matches. */
  static FullTextQuery any(List<CountedWord> words) {
    return new FullTextQuery(or(words.stream()), 1);
  }

  /**
   * Returns the query that the rarest of {@code words} match: as many as bring at least {@code
   * wanted} chunks, and more as long as they bring no more than {@code enough}. The other words add
   * to the scores of those chunks, but a chunk that has nothing except common words is not scored
   * at all, and scoring is what takes the time.
   */
  static FullTextQuery rarest(List<CountedWord> words, int wanted, int enough) {
    List<CountedWord> byCount =
        words.stream().sorted((a, b) -> Integer.compare(a.chunks, b.chunks)).toList();
    int rare = 0;
    long chunks = 0;
    while (rare < byCount.size()
        && (chunks < wanted || chunks + byCount.get(rare).chunks <= enough)) {
      chunks += byCount.get(rare++).chunks;
    }
    if (rare == byCount.size()) {
      return any(words);
    }
    List<CountedWord> common = byCount.subList(rare, byCount.size());
    String required = or(byCount.subList(0, rare).stream());
    // Rare words stand on both sides, so common ones stand twice on theirs: all weigh the same.
    String all = or(Stream.of(byCount.subList(0, rare), common, common).flatMap(List::stream));
    return new FullTextQuery("(" + required + ") AND (" + all + ")", 2);
  }

  private static String or(Stream<CountedWord> words) {
    return words.map(word -> quoted(word.word)).collect(Collectors.joining(" OR "));
  }
}
