package dev.ragged.backend.leann.search;

import dev.ragged.index.TopOrdinals;
import java.util.HashSet;
import java.util.Set;

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
  private final long[] likely;
  private int position;
  private int[] wave = new int[0];
  private boolean done;

  /**
   * @param promises what all codes promise
   */
  Rerank(Question question, Measure measure, Promises promises) {
    this.question = question;
    this.measure = measure;
    this.candidates = promises.possible();
    this.likely = promises.likely();
  }

  @Override
  public int[] next() {
    int most = question.wave(Math.max(WAVE, question.missing()));
    int length = Math.min(most, candidates.length - position);
    int affordable = Math.min(length, question.recomputationsLeft());
    done |= length == 0 || isHopeless(position);
    if (!done && affordable == 0) {
      question.truncate();
      done = true;
    }
    if (done) {
      offerEstimates();
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

  @Override
  public void stop() {
    offerEstimates();
  }

  /** Fills the places of the answer that need no exact scores. */
  private void offerEstimates() {
    Set<Integer> compared = new HashSet<>();
    for (int i = 0; i < position; i++) {
      compared.add(TopOrdinals.ordinal(candidates[i]));
    }
    for (long key : likely) {
      if (!compared.contains(TopOrdinals.ordinal(key))) {
        question.offerEstimate(TopOrdinals.ordinal(key), measure.score(TopOrdinals.value(key)));
      }
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
