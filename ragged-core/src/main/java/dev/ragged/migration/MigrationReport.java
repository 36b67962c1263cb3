package dev.ragged.migration;

import dev.ragged.index.IndexBytes;
import dev.ragged.text.Figures;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a migration did. Immutable.
 *
 * @param outcome how it ended
 * @param from backend that answered before
 * @param to backend that was to answer
 * @param found vectors that a saved index of the new backend had already
 * @param copied vectors that were added to it
 * @param embedded texts that had to be embedded anew, verification included
 * @param before bytes of the former index
 * @param after bytes of the new one, as far as it got
 * @param verification what its test found; empty if it did not get there
 * @param elapsed wall time
 * @param reminder what the application has to change, so that the next start uses the new backend;
 *     empty if nothing
 */
public record MigrationReport(
    Outcome outcome,
    String from,
    String to,
    long found,
    long copied,
    long embedded,
    IndexBytes before,
    IndexBytes after,
    Optional<Verification> verification,
    Duration elapsed,
    Optional<String> reminder) {
  /** How a migration ended. */
  public enum Outcome {
    /** The new backend answers; the files of the former one are kept. */
    SWITCHED,
    /** The new index was not as good as demanded; the former one answers on. */
    REFUSED,
    /**
     * It was cancelled; the former index answers on, and the next run goes on from what is saved.
     */
    CANCELLED
  }

  public MigrationReport {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(verification, "verification");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(reminder, "reminder");
  }

  /** Returns whether the new backend answers. */
  public boolean isSwitched() {
    return outcome == Outcome.SWITCHED;
  }

  /** Returns chunks per second. */
  public double rate() {
    return copied / Math.max(1e-9, elapsed.toNanos() / 1e9);
  }

  /** Returns one line for people. */
  public String summary() {
    return String.format(
        "%s from %s to %s: %d vectors copied, %d found, %d texts embedded, %s on disk became %s,"
            + " %.1f s%s%s",
        outcome,
        from,
        to,
        copied,
        found,
        embedded,
        Figures.bytes((double) before.disk()),
        Figures.bytes((double) after.disk()),
        elapsed.toMillis() / 1000.0,
        verification.map(test -> "; verification " + test.summary()).orElse(""),
        reminder.map(text -> "; " + text).orElse(""));
  }
}
