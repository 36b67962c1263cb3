package dev.ragged.retrieval;

import dev.ragged.index.Budget;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the deadlines of questions that are answered together mean for what they wait for. */
final class Deadlines {
  private Deadlines() {}

  /** Returns the latest deadline, after which none of the questions has time left. */
  static Budget longest(List<Question> questions) {
    return Budget.ofTime(
        questions.stream()
            .map(question -> question.request().budget().deadline())
            .max(Comparator.naturalOrder())
            .orElse(Budget.FOREVER));
  }

  /**
   * Returns a reader, or nothing if there was none before the latest of the deadlines.
   *
   * @param start when the search began, in nanoseconds of {@link System#nanoTime}
   */
  static Optional<CorpusReader> reader(Corpus corpus, List<Question> questions, long start) {
    Budget left = longest(questions).after(Duration.ofNanos(System.nanoTime() - start));
    return left.hasDeadline() ? corpus.reader(left.deadline()) : Optional.of(corpus.reader());
  }

  /** Returns the answer to a question for which nothing could be read in time. */
  static Answer unread(Question question, long generation, Duration embed) {
    SearchCosts costs = new SearchCosts(0, 0, 0, 0, true, embed, Duration.ZERO, Duration.ZERO);
    List<String> explanation =
        question.request().explain()
            ? List.of("nothing was read: the store had no free connection within the budget")
            : List.of();
    return new Answer(
        new SearchResult(List.of(), generation, costs, explanation, Optional.empty()),
        Optional.empty());
  }
}
