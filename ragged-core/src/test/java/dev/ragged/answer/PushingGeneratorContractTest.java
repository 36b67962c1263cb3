package dev.ragged.answer;

import dev.ragged.retrieval.Hit;
import dev.ragged.tck.AnswerGeneratorContract;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A model whose client calls back on a thread of its own. */
class PushingGeneratorContractTest extends AnswerGeneratorContract {
  @Override
  protected AnswerGenerator generator() {
    return new AnswerGenerator() {
      @Override
      public String name() {
        return "pushing";
      }

      @Override
      public void generate(String question, List<Hit> passages, AnswerWriter out) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread caller =
            new Thread(
                () -> {
                  for (String piece : List.of("Forty", " minutes", " [1].")) {
                    if (!out.write(piece)) {
                      break;
                    }
                  }
                  done.complete(null);
                });
        caller.start();
        done.get();
      }
    };
  }
}
