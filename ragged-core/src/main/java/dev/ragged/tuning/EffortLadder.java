package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Asks each question with each effort and exactly, all in one state of the store, and compares. No
 * connection is held between two questions. One thread, one use.
 */
final class EffortLadder {
  /** Efforts that are tried: about twice the one before. */
  static final List<Integer> STEPS = List.of(16, 32, 64, 128, 256, 512, 1_024);

  private final Corpus corpus;
  private final Embedder embedder;
  private final Ticker ticker;
  private final List<EffortTally> tallies;

  /**
   * Makes a ladder of {@link #STEPS} and what is used at present.
   *
   * @param present candidates; 0 as the backend is configured
   */
  EffortLadder(Corpus corpus, Embedder embedder, Ticker ticker, int present) {
    this.corpus = corpus;
    this.embedder = embedder;
    this.ticker = ticker;
    TreeSet<Integer> efforts = new TreeSet<>(STEPS);
    efforts.add(present);
    this.tallies = efforts.stream().map(EffortTally::new).toList();
  }

  /** Returns the figures of each effort, smallest first; nothing if no question could be asked. */
  List<EffortFigures> measure(List<String> questions, Stopwatch time) {
    int asked = 0;
    int batch = embedder.batchSize();
    for (int from = 0; from < questions.size() && !time.isOver(); from += batch) {
      List<String> texts = questions.subList(from, Math.min(from + batch, questions.size()));
      for (float[] vector : embedder.embed(texts, EmbeddingRole.QUERY)) {
        if (time.isOver()) {
          break;
        }
        if (asked == 0) {
          // Once unmeasured: the first search pays for what all use.
          search(vector, 0, time);
        }
        if (ask(vector, asked, time)) {
          asked++;
        }
      }
    }
    return asked == 0 ? List.of() : tallies.stream().map(EffortTally::figures).toList();
  }

  private record Timed(EffortTally tally, Candidates found, long nanos) {}

  /** Asks one question in all ways; false if the time ended before all were asked. */
  private boolean ask(float[] vector, int number, Stopwatch time) {
    List<Timed> answers = search(vector, number, time);
    if (answers.isEmpty()) {
      return false;
    }
    Candidates exact = answers.get(answers.size() - 1).found();
    answers
        .subList(0, tallies.size())
        .forEach(one -> one.tally().add(one.found(), exact, one.nanos()));
    return true;
  }

  /**
   * Returns the answer with each effort and the exact one last, so that it warms no cache for the
   * others. Which effort begins goes round for the same reason. Nothing if the time was over, or
   * the exact search found nothing.
   */
  private List<Timed> search(float[] vector, int number, Stopwatch time) {
    List<Timed> answers = new ArrayList<>();
    try (CorpusReader reader = corpus.reader()) {
      for (int i = 0; i < tallies.size() && !time.isOver(); i++) {
        EffortTally tally = tallies.get((i + number) % tallies.size());
        long start = ticker.read();
        Candidates found =
            reader.vectorCandidates(question(vector, new Effort(tally.candidates())));
        answers.add(new Timed(tally, found, ticker.read() - start));
      }
      if (time.isOver()) {
        return List.of();
      }
      Candidates exact =
          reader.vectorCandidates(
              question(vector, Effort.EXACT).withBudget(Budget.ofTime(time.left())));
      if (exact.truncated() || exact.list().isEmpty()) {
        return List.of();
      }
      answers.add(new Timed(tallies.get(0), exact, 0));
    }
    return answers;
  }

  private static VectorQuestion question(float[] vector, Effort effort) {
    return VectorQuestion.of(vector, Recall.DEPTH, Selection.all(Scope.shared()), effort);
  }
}
