package dev.ragged.answer;

import dev.ragged.tck.AnswerGeneratorContract;

class ExtractiveGeneratorContractTest extends AnswerGeneratorContract {
  @Override
  protected AnswerGenerator generator() {
    return new ExtractiveGenerator();
  }
}
