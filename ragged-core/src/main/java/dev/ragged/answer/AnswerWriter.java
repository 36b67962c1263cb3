package dev.ragged.answer;

/**
 * Takes an answer from its generator, piece by piece. Thread-safe.
 *
 * <ul>
 *   <li>The listener of the request gets each piece before the call that brings it returns, on the
 *       thread of that call, and in the order in which the answer's text has them.
 *   <li>Pieces may come from any thread, until {@code generate} returns. Calls at the same time
 *       take turns.
 *   <li>Once a call has returned false, the answer is over: it was cancelled, the listener threw,
 *       the answer is {@value GeneratedAnswer#MAX_LENGTH} characters long, or {@code generate} has
 *       returned. Later pieces are dropped, and are in neither the text nor the listener's hands.
 *   <li>What the listener throws does not reach the generator. It reaches the one who asked, as it
 *       is, when the generator has returned.
 * </ul>
 */
public interface AnswerWriter {
  /**
   * Adds {@code piece} to the answer. It may be a letter, a token, a sentence; an empty one is not
   * counted. Marks such as {@code [2]} or {@code [1, 3]} in what is written become {@linkplain
   * Citation citations} of what stands before them, however they are spread over pieces.
   *
   * @return whether more is wanted
   */
  boolean write(String piece);

  /**
   * Adds a part of a passage and its mark to the answer, as one piece: a blank if one is needed,
   * the part with each run of blanks and line ends as one blank, and the mark. It becomes a
   * citation with a {@linkplain Citation#quote quote}; marks within the part mean nothing.
   *
   * @param passage number of the passage, from 1
   * @param start index of the part's first {@code char} in the passage's text
   * @param end index after its last; the part must not be blank
   * @return whether more is wanted
   * @throws IllegalArgumentException if there is no such part
   */
  boolean quote(int passage, int start, int end);

  /** Returns whether more is wanted: to be asked where pieces are long in coming. Costs little. */
  boolean isWanted();
}
