package dev.ragged.backend.leann.search;

import java.util.Arrays;

/** Recomputes and compares every one of some ordinals: the exact answer, at its full price. */
final class RecomputeAll implements Step {
  private static final int WAVE = 256;

  private final Question question;
  private final Measure measure;
  private final int[] ordinals;
  private int position;
  private int[] wave = new int[0];

  RecomputeAll(Question question, Measure measure, int[] ordinals) {
    this.question = question;
    this.measure = measure;
    this.ordinals = ordinals;
  }

  @Override
  public int[] next() {
    int length = Math.min(question.wave(WAVE), ordinals.length - position);
    int affordable = Math.min(length, question.recomputationsLeft());
    if (affordable < length) {
      question.truncate();
    }
    wave = Arrays.copyOfRange(ordinals, position, position + affordable);
    position += affordable;
    question.asked(affordable);
    return wave;
  }

  @Override
  public void accept(float[][] rows) {
    for (int i = 0; i < wave.length; i++) {
      question.offer(wave[i], measure.score(measure.closeness(question.vector(), rows[i])));
    }
    question.compared(wave.length);
  }

  @Override
  public Question question() {
    return question;
  }
}
