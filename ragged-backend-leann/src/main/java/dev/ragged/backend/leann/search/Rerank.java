package dev.ragged.backend.leann.search;

/**
 * Recomputes the candidates of a scan over codes, the most promising first, until none that is left
 * can enter the answer.
 *
 * <p>A candidate promises its estimate plus some margins of error. The rule takes one after the
 * other and stops at the first that promises less than the worst of <i>k</i> exact scores. What is
 * asked for ahead, to have several embedded at once, is dropped where the rule would not have come
 * to it: so the answer depends on nothing but codes and query.
 */
final class Rerank implements Step {
  // A wave costs one call to the embedder, whose threads it should occupy; what the rule then does
  // not come to was embedded for nothing. The first k are always needed.
  private static final int WAVE = 8;

  private final Question question;
  private final Measure measure;
  private final long[] candidates;
  private int position;
  private int[] wave = new int[0];
  private boolean done;

  /**
   * @param candidates keys of {@link TopOrdinals} with the largest closeness that each promises,
   *     best first
   */
  Rerank(Question question, Measure measure, long[] candidates) {
    this.question = question;
    this.measure = measure;
    this.candidates = candidates;
  }

  @Override
  public int[] next() {
    int length = Math.min(Math.max(WAVE, question.missing()), candidates.length - position);
    if (done || length == 0 || isHopeless(position)) {
      return new int[0];
    }
    int affordable = Math.min(length, question.recomputationsLeft());
    if (affordable == 0) {
      question.truncate();
      return new int[0];
    }
    wave = new int[affordable];
    for (int i = 0; i < affordable; i++) {
      wave[i] = TopOrdinals.ordinal(candidates[position + i]);
    }
    return wave;
  }

  @Override
  public void accept(float[][] rows) {
    for (int i = 0; i < wave.length; i++, position++) {
      if (isHopeless(position)) {
        done = true;
        return;
      }
      question.offer(wave[i], measure.score(measure.closeness(question.vector(), rows[i])));
      question.compared(1);
      question.asked(1);
    }
  }

  private boolean isHopeless(int at) {
    return !question.mayEnter(measure.score(TopOrdinals.value(candidates[at])));
  }

  @Override
  public Question question() {
    return question;
  }
}
