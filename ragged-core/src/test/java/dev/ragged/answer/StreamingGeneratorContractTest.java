package dev.ragged.answer;

import dev.ragged.retrieval.Hit;
import dev.ragged.tck.AnswerGeneratorContract;
import java.util.List;
import java.util.stream.Stream;

/** The adapter of {@link AnswerGenerator}'s Javadoc, with a client that makes its answer up. */
class StreamingGeneratorContractTest extends AnswerGeneratorContract {
  @FunctionalInterface
  interface ChatClient {
    Stream<String> stream(String prompt);
  }

  record ChatGenerator(ChatClient client) implements AnswerGenerator {
    @Override
    public String name() {
      return "chat-small-1";
    }

    @Override
    public void generate(String question, List<Hit> passages, AnswerWriter out) {
      StringBuilder prompt = new StringBuilder("Answer from these passages alone. Name the");
      prompt.append(" passage after each statement, as in [1].\n");
      for (int i = 0; i < passages.size(); i++) {
        prompt.append('[').append(i + 1).append("] ").append(passages.get(i).text()).append('\n');
      }
      try (Stream<String> reply = client.stream(prompt + question)) {
        // Ends at the first piece that is not wanted any more; closing the stream hangs up.
        var unused = reply.allMatch(out::write);
      }
    }
  }

  @Override
  protected AnswerGenerator generator() {
    return new ChatGenerator(
        prompt -> Stream.of("Forty", " min", "utes", " [", "1", "]", ", in a hot oven [2].", ""));
  }
}
