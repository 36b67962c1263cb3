package dev.ragged.answer;

import dev.ragged.document.TextRange;
import dev.ragged.spi.ChunkId;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a statement of an answer is from. Immutable.
 *
 * @param passage number of the passage, from 1 for the best hit; the answer has it as {@code [1]}
 * @param chunkId names the passage
 * @param statement what the passage supports: a range of the answer's text, without the mark. Empty
 *     if nothing stands before the mark
 * @param quote the words of the passage, if the generator quoted them; whether a passage supports
 *     what a generator says in words of its own, nobody has checked
 */
public record Citation(int passage, ChunkId chunkId, TextRange statement, Optional<Quote> quote) {
  /**
   * Words that stand in a passage. Immutable.
   *
   * @param text the words as the passage has them, line ends included
   * @param range where, in the passage's text
   */
  public record Quote(String text, TextRange range) {
    public Quote {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(range, "range");
    }
  }

  public Citation {
    if (passage < 1) {
      throw new IllegalArgumentException("passages count from 1: passage=" + passage);
    }
    Objects.requireNonNull(chunkId, "chunkId");
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(quote, "quote");
  }

  /** Returns the id of the document that the passage is from. */
  public String documentId() {
    return chunkId.document().id();
  }
}
