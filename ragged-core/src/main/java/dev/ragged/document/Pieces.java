package dev.ragged.document;

import java.util.Arrays;

/**
 * The pieces that chunks are packed from, in reading order: sentences and lines where they are
 * short, words where they are long, parts of words where those are. Between them the pieces hold
 * every visible character of their range. One thread at a time.
 */
final class Pieces {
  // Concurrency: confined to the call of chunk() that made it.
  //
  // A sentence is counted once and, if it is long, its words once more, so counting is linear in
  // the text. What two pieces cost together is only estimated here; the packer counts each chunk.

  /** Length of a part of a word; two tokens or so for most tokenizers. */
  private static final int WORD_PART = 12;

  /**
   * Most characters per token. No prose comes near it; it bounds what a tokenizer takes for one
   * token or none, such as blanks, or a megabyte of Base64 as one unknown word.
   */
  static final int MAX_CHARS_PER_TOKEN = 20;

  private final String text;
  private final TokenCounter counter;
  private final int budget;
  private final int target;

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private byte[] strengths = new byte[16];
  private long[] costs = new long[17];
  private int size;

  /**
   * Creates an empty list.
   *
   * @param budget most tokens of a chunk of these pieces
   * @param target most tokens of a piece that need not be split
   */
  Pieces(String text, TokenCounter counter, int budget, int target) {
    this.text = text;
    this.counter = counter;
    this.budget = budget;
    this.target = target;
  }

  /** Adds the pieces between {@code cuts}, the last of which ends at {@code to}. */
  void addAll(Cuts cuts, int to) {
    for (int i = 0; i < cuts.size(); i++) {
      int end = i + 1 < cuts.size() ? cuts.position(i + 1) : to;
      add(cuts.position(i), end, cuts.strength(i));
    }
  }

  /** Makes places between pieces within a range a last resort, if its pieces fit in one chunk. */
  void keep(int from, int to) {
    int first = indexFrom(from);
    int end = indexFrom(to);
    if (end > first
        && cost(first, end) <= budget
        && ends[end - 1] - starts[first] <= maxChars(budget)) {
      Arrays.fill(strengths, Math.min(first + 1, end), end, (byte) Cuts.KEPT);
    }
  }

  private int indexFrom(int position) {
    int i = Arrays.binarySearch(starts, 0, size, position);
    return i < 0 ? -i - 1 : i;
  }

  private void add(int from, int to, int strength) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > from && !addIfShort(from, end, strength)) {
      addWords(from, end, strength);
    }
  }

  private boolean addIfShort(int from, int end, int strength) {
    if (end - from > maxChars(target)) {
      return false;
    }
    int cost = count(from, end);
    if (cost > target) {
      return false;
    }
    append(from, end, cost, strength);
    return true;
  }

  private void addWords(int from, int end, int firstStrength) {
    int strength = firstStrength;
    int start = skipGap(from, end);
    if (start == end) {
      addWordParts(from, end, strength);
    }
    // The indentation of a line stays with its first word.
    if (start > from && addIfShort(from, wordEnd(start, end), strength)) {
      start = skipGap(wordEnd(start, end), end);
      strength = Cuts.WORD;
    }
    while (start < end) {
      int wordEnd = wordEnd(start, end);
      if (!addIfShort(start, wordEnd, strength)) {
        addWordParts(start, wordEnd, strength);
      }
      strength = Cuts.WORD;
      start = skipGap(wordEnd, end);
    }
  }

  private int wordEnd(int start, int end) {
    int i = start;
    while (i < end && !isGap(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int skipGap(int from, int end) {
    int i = from;
    while (i < end && isGap(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void addWordParts(int from, int end, int firstStrength) {
    boolean fits = end - from <= maxChars(budget) && count(from, end) <= budget;
    int inside = fits ? Cuts.KEPT : Cuts.INSIDE_WORD;
    int strength = firstStrength;
    for (int start = from; start < end; ) {
      int partEnd = Graphemes.boundary(text, start + WORD_PART, end);
      int cost = count(start, partEnd);
      if (cost > budget) {
        partEnd = Graphemes.boundary(text, start + 1, end);
        cost = count(start, partEnd);
      }
      if (cost > budget || partEnd - start > maxChars(budget)) {
        partEnd = start + Character.charCount(text.codePointAt(start));
        cost = count(start, partEnd);
      }
      append(start, partEnd, cost, strength);
      strength = inside;
      start = partEnd;
    }
  }

  private int count(int from, int end) {
    return counter.count(text.substring(from, end));
  }

  private void append(int start, int end, int cost, int strength) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      strengths = Arrays.copyOf(strengths, size * 2);
      costs = Arrays.copyOf(costs, size * 2 + 1);
    }
    starts[size] = start;
    ends[size] = end;
    strengths[size] = (byte) strength;
    costs[size + 1] = costs[size] + cost;
    size++;
  }

  static int maxChars(int tokens) {
    return (int) Math.min(Integer.MAX_VALUE, (long) tokens * MAX_CHARS_PER_TOKEN);
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** Returns how good a place the one before piece {@code i} is for a cut. */
  int strength(int i) {
    return strengths[i];
  }

  /** Returns the estimated tokens of pieces {@code from} (inclusive) to {@code to} (exclusive). */
  long cost(int from, int to) {
    return costs[to] - costs[from];
  }
}
