package dev.ragged.retrieval;

import dev.ragged.index.Budget;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.StoreState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the deadlines of questions that are answered together mean for what they wait for. */
final class Deadlines {
  private static final String UNREAD =
      "nothing was read: the store had no free connection within the budget";
  private static final Found.Figures NOTHING = new Found.Figures(0, 0, 0, 0, true);

  private Deadlines() {}

  /** Returns the latest deadline, after which none of the questions has time left. */
  static Budget longest(List<Question> questions) {
    Duration longest = questions.isEmpty() ? Budget.FOREVER : Duration.ZERO;
    for (Question question : questions) {
      Duration deadline = question.request().budget().deadline();
      longest = deadline.compareTo(longest) > 0 ? deadline : longest;
    }
    return Budget.ofTime(longest);
  }

  /**
   * Returns a reader, or nothing if there was none before the latest of the deadlines.
   *
   * @param spent time since the search began
   */
  static Optional<CorpusReader> reader(Corpus corpus, List<Question> questions, Duration spent) {
    Budget left = longest(questions).after(spent);
    return left.hasDeadline() ? corpus.reader(left.deadline()) : Optional.of(corpus.reader());
  }

  /** Returns what is found for each question when nothing could be read in time. */
  static Map<Question, Found> unread(List<Question> questions, StoreState state) {
    Map<Question, Found> found = new HashMap<>();
    for (Question question : questions) {
      List<String> explanation = question.request().explain() ? List.of(UNREAD) : List.of();
      found.put(
          question,
          new Found(state, List.of(), Map.of(), Map.of(), Optional.empty(), NOTHING, explanation));
    }
    return found;
  }
}
