package dev.ragged.tuning;

import java.time.Duration;
import java.util.Locale;

/** Writes a {@link Tuning} for people. */
final class TuningText {
  private static final double NANOS_PER_MILLI = 1e6;

  private TuningText() {}

  static String of(Tuning tuning) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "workload %s, %d chunks%n",
            tuning.workload().name().toLowerCase(Locale.ROOT),
            tuning.chunks()));
    if (!tuning.efforts().isEmpty()) {
      text.append("  effort  questions  recall@10  worst 5 %  p50 ms  p95 ms  distances\n");
      tuning.efforts().forEach(effort -> text.append(line(effort)));
    }
    if (!tuning.workers().isEmpty()) {
      text.append(" workers    texts/s\n");
      for (WorkerFigures one : tuning.workers()) {
        text.append(
            String.format(Locale.ROOT, "%8d %10.1f%n", one.workers(), one.textsPerSecond()));
      }
    }
    if (tuning.proposals().isEmpty()) {
      text.append("nothing to change\n");
    }
    tuning.proposals().forEach(proposal -> text.append(proposal).append('\n'));
    tuning.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String line(EffortFigures effort) {
    return String.format(
        Locale.ROOT,
        "%8d %10d %10.3f %10.3f %7.3f %7.3f %10.1f%n",
        effort.candidates(),
        effort.questions(),
        effort.recall(),
        effort.worstRecall(),
        millis(effort.p50()),
        millis(effort.p95()),
        effort.distances());
  }

  static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
