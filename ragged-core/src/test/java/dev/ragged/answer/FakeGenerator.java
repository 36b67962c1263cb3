package dev.ragged.answer;

import dev.ragged.retrieval.Hit;
import java.util.List;

/** Does what a test says. */
final class FakeGenerator implements AnswerGenerator {
  @FunctionalInterface
  interface Script {
    void run(String question, List<Hit> passages, AnswerWriter out) throws Exception;
  }

  private final Script script;

  FakeGenerator(Script script) {
    this.script = script;
  }

  /** Writes these pieces as long as they are wanted. */
  static FakeGenerator of(String... pieces) {
    return new FakeGenerator(
        (question, passages, out) -> {
          for (String piece : pieces) {
            if (!out.write(piece)) {
              return;
            }
          }
        });
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public void generate(String question, List<Hit> passages, AnswerWriter out) throws Exception {
    script.run(question, passages, out);
  }
}
