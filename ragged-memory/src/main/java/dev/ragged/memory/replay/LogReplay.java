package dev.ragged.memory.replay;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbSeries;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.LeftOut;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.memory.store.LogStep;
import dev.ragged.retrieval.Searcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One walk through a log. A question is asked before anything is learned from it or from what comes
 * after it: that order is all that keeps it from knowing its own answer. One thread at a time.
 */
final class LogReplay {
  private final ScratchMemory memory;
  private final FeedbackJudge judge;
  private final Rankings rankings;
  private final AbSeries series;
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);

  /** What was gone through and not learned yet; at most a page. */
  private final List<LogStep> behind = new ArrayList<>();

  private long replayed;

  LogReplay(
      ScratchMemory memory,
      FeedbackJudge judge,
      Searcher searcher,
      AbOptions options,
      AbSeries series) {
    this.memory = memory;
    this.judge = judge;
    this.rankings = new Rankings(searcher, memory.preparer(), memory.subject(), options);
    this.series = series;
  }

  Replay run(ReplayLog log, Subject subject) {
    for (List<LogStep> steps = log.next(); !steps.isEmpty(); steps = log.next()) {
      steps.forEach(this::pass);
      learn();
    }
    if (replayed < log.count()) {
      leftOut.put(LeftOut.TOO_OLD, log.count() - replayed);
    }
    if (series.size() == 0) {
      throw new IllegalStateException(
          "a replay needs questions with usable feedback: persona=\""
              + subject.id()
              + "\", recorded="
              + log.count()
              + ", leftOut="
              + leftOut
              + "; give it with feedback(id, Feedback.positive()), or with a document's id as"
              + " Feedback.corrected(id), or compare judged questions");
    }
    return new Replay(series.result(), replayed, series.size(), leftOut);
  }

  private void pass(LogStep step) {
    FeedbackJudge.Verdict verdict = judge.judge(step);
    if (verdict instanceof FeedbackJudge.Judged judged) {
      learn();
      memory.turnTo(step.at());
      rankings.add(new JudgedQuery<>(step.query(), judged.judgments()), series);
    } else if (verdict instanceof FeedbackJudge.Unjudged unjudged) {
      leftOut.merge(unjudged.reason(), 1L, Long::sum);
    }
    behind.add(step);
    replayed++;
  }

  private void learn() {
    memory.learn(behind);
    behind.clear();
  }
}
