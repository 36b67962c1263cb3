package dev.ragged.document;

/** Packs pieces into chunks that are never too long, cut at the best places. */
final class Packer {
  // From where a chunk starts, as many pieces are taken as fit; then the chunk ends at the best
  // place in its second half, the last of equals. Only where there is none it may end in its first
  // half, then give up its overlap, then cut what should be kept whole. This is the outcome of the
  // usual recursive splitting and merging, in one pass: each piece is looked at once per chunk that
  // holds it.

  private final String text;
  private final Pieces pieces;
  private final ChunkSize size;
  private final TokenCounter counter;
  private final String context;
  private final int budget;

  /**
   * Creates a packer.
   *
   * @param budget tokens that {@code context} leaves for the text of a chunk, at least 1
   */
  Packer(
      String text,
      Pieces pieces,
      ChunkSize size,
      TokenCounter counter,
      String context,
      int budget) {
    this.text = text;
    this.pieces = pieces;
    this.size = size;
    this.counter = counter;
    this.context = context;
    this.budget = budget;
  }

  /** Gives the start and end of each chunk's text to {@code chunks}, in reading order. */
  void pack(ChunkSpan chunks) {
    int from = 0;
    int done = 0;
    while (done < pieces.size()) {
      int to = fittingEnd(from, done);
      if (to <= done) {
        from = done;
        to = fittingEnd(from, done);
      }
      chunks.add(pieces.start(from), pieces.end(to - 1));
      done = to;
      from = to < pieces.size() ? overlapStart(from, to) : to;
    }
  }

  /** Takes the span of one chunk. */
  @FunctionalInterface
  interface ChunkSpan {
    void add(int start, int end);
  }

  /** Returns where a chunk from {@code from} ends, or {@code done} if its overlap is in the way. */
  private int fittingEnd(int from, int done) {
    long limit = budget;
    while (true) {
      int to = bestEnd(from, done, limit);
      if (to <= done || fits(from, to)) {
        return to;
      }
      if (to == done + 1) {
        return from < done ? done : to;
      }
      // The pieces cost more together than alone. At least one fewer, in proportion more.
      long estimate = pieces.cost(from, to);
      long actual = count(from, to);
      limit = Math.min(estimate - 1, estimate * size.tokens() / actual);
      if (to - 1 > done && pieces.cost(from, to) == pieces.cost(from, to - 1)) {
        limit = Math.min(limit, pieces.cost(from, to - 1) - 1);
      }
    }
  }

  private boolean fits(int from, int to) {
    return count(from, to) <= size.tokens();
  }

  private int count(int from, int to) {
    String passage = text.substring(pieces.start(from), pieces.end(to - 1));
    return counter.count(context.isEmpty() ? passage : context + "\n" + passage);
  }

  private int bestEnd(int from, int done, long limit) {
    int max = furthestEnd(from, done, limit);
    if (max == pieces.size() || max == done) {
      return max;
    }
    int half = done + 1;
    while (half < max && pieces.cost(from, half) * 2 < limit) {
      half++;
    }
    int best = strongest(half, max);
    if (best < 0) {
      best = strongest(done + 1, half - 1);
    }
    if (best < 0) {
      best = from < done ? done : max;
    }
    return best;
  }

  /** Returns the most pieces that fit; with an overlap maybe none, without at least one. */
  private int furthestEnd(int from, int done, long limit) {
    int max = from < done ? done : done + 1;
    int furthestChar =
        (int) Math.min(text.length(), (long) pieces.start(from) + Pieces.maxChars(budget));
    while (max < pieces.size()
        && pieces.cost(from, max + 1) <= limit
        && pieces.end(max) <= furthestChar) {
      max++;
    }
    return max;
  }

  /** Returns the last of the best places in a range, both ends included, or -1 if there is none. */
  private int strongest(int first, int last) {
    int best = -1;
    int bestStrength = Cuts.KEPT;
    for (int i = last; i >= first; i--) {
      if (pieces.strength(i) > bestStrength) {
        best = i;
        bestStrength = pieces.strength(i);
      }
    }
    return best;
  }

  /**
   * Returns where the chunk after {@code from..to} starts: at a sentence if one fits, or a line.
   */
  private int overlapStart(int from, int to) {
    int earliest = to;
    while (earliest > from + 1
        && pieces.cost(earliest - 1, to) <= size.overlap()
        && pieces.end(to - 1) - pieces.start(earliest - 1) <= Pieces.maxChars(size.overlap())) {
      earliest--;
    }
    int bestStrength = pieces.strength(to) > Cuts.PARAGRAPH ? Cuts.LINE : Cuts.KEPT;
    int best = to;
    for (int i = earliest; i < to; i++) {
      int strength = Math.min(pieces.strength(i), Cuts.SENTENCE);
      if (strength > bestStrength) {
        best = i;
        bestStrength = strength;
      }
    }
    return best;
  }
}
