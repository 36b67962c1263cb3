package dev.ragged.answer;

import dev.ragged.retrieval.Hit;
import java.util.List;

/**
 * Answers with the best sentences of the passages, word for word, each with the number of its
 * passage. Needs no language model, invents nothing, and gives the same answer to the same passages
 * every time. Immutable.
 *
 * <p>A sentence counts for the words of the question that it has, for how many of them and for how
 * rare they are among the passages, and for the score of its passage. Forms of a word that agree in
 * their first five letters are taken for one; words such as "how" and "the" do not count beside
 * others. Sentences that say nearly the same are quoted once, those much weaker than the best not
 * at all. It writes nothing if no sentence has a word of the question.
 *
 * <p>Headings, code, tables, and questions in the passages are not quoted; of a sentence beyond 400
 * characters, a part is. For code it takes fenced blocks, and each sentence of which more than an
 * eighth is marks of code such as braces, that has a quoted name before a colon as in JSON, or that
 * ends in a semicolon, a brace, or a quotation mark and a comma. Costs one pass over the texts of
 * the passages.
 */
public final class ExtractiveGenerator implements AnswerGenerator {
  /** Most sentences of an answer unless said otherwise. */
  public static final int DEFAULT_SENTENCES = 3;

  /** Most sentences that can be asked for. */
  public static final int MAX_SENTENCES = 100;

  private final int sentences;

  /** Creates a generator of up to {@value #DEFAULT_SENTENCES} sentences. */
  public ExtractiveGenerator() {
    this(DEFAULT_SENTENCES);
  }

  /**
   * Creates a generator.
   *
   * @param sentences most sentences of an answer, 1 to {@value #MAX_SENTENCES}
   */
  public ExtractiveGenerator(int sentences) {
    if (sentences < 1 || sentences > MAX_SENTENCES) {
      throw new IllegalArgumentException(
          "sentences must be within 1.." + MAX_SENTENCES + ": sentences=" + sentences);
    }
    this.sentences = sentences;
  }

  @Override
  public String name() {
    return "extractive";
  }

  @Override
  public void generate(String question, List<Hit> passages, AnswerWriter out) {
    for (Sentence sentence : SentenceRanking.best(question, passages, sentences)) {
      if (!out.quote(sentence.passage(), sentence.range().start(), sentence.range().end())) {
        return;
      }
    }
  }
}
