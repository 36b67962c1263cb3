package dev.ragged.answer;

import dev.ragged.retrieval.Hit;
import java.util.List;

/**
 * Writes the answer to a question from passages: the plug for a language model. Passed to {@code
 * RaggedBuilder.generator}, and stays the caller's to close. Thread-safe.
 *
 * <p>An adapter for a model behind HTTP puts the passages into the prompt, numbered, and hands on
 * what comes back as it comes:
 *
 * <pre>{@code
 * record ChatGenerator(ChatClient client) implements AnswerGenerator {
 *   public String name() {
 *     return "chat-small-1";
 *   }
 *
 *   public void generate(String question, List<Hit> passages, AnswerWriter out)
 *       throws IOException {
 *     StringBuilder prompt = new StringBuilder("Answer from these passages alone. Name the");
 *     prompt.append(" passage after each statement, as in [1].\n");
 *     for (int i = 0; i < passages.size(); i++) {
 *       prompt.append('[').append(i + 1).append("] ").append(passages.get(i).text()).append('\n');
 *     }
 *     try (Stream<String> reply = client.stream(prompt + question)) {
 *       // Ends at the first piece that is not wanted any more; closing the stream hangs up.
 *       var unused = reply.allMatch(out::write);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>{@code AnswerGeneratorContract} in core's test-jar says whether a generator keeps this
 * contract.
 */
public interface AnswerGenerator {
  /**
   * Returns what tells this generator from others, for example the model's name. Constant, not
   * blank, at most {@value Answerer#MAX_NAME_LENGTH} characters. A persona's memory keeps it with
   * the answer.
   */
  String name();

  /**
   * Writes the answer to {@code out} and returns when it is finished. Called on the thread that
   * asks, and by several threads at once for several questions. It writes nothing if the passages
   * do not hold an answer.
   *
   * <p>It ends soon after {@code out} has said that no more is wanted. What it throws then is
   * dropped; what it throws before fails the answer with a {@link
   * dev.ragged.error.GenerationException}. An {@link Error} is passed on as it is.
   *
   * @param question what was asked: not blank
   * @param passages the hits of the search, best first, at least one; passage <i>n</i> of a mark
   *     {@code [n]} is the <i>n</i>-th, counted from 1
   * @param out takes the answer
   * @throws Exception if it cannot go on; {@link InterruptedException} restores the thread's flag
   */
  void generate(String question, List<Hit> passages, AnswerWriter out) throws Exception;
}
