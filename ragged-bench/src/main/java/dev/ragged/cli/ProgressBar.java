package dev.ragged.cli;

import dev.ragged.text.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that says how far long work is, and is written over as it goes on: a bar,
 * per cent, done and all, the time so far and the time that is left at the same pace. Shows nothing
 * where nobody is watching. Thread-safe.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 24;

  /** Between two changes of the line; faster than that nobody reads. */
  private static final long PAUSE_NANOS = 100_000_000L;

  private final PrintStream out;
  private final String title;
  private final boolean shown;
  private final LongSupplier nanoClock;
  private final long start;
  private long last;
  private int length;

  ProgressBar(PrintStream out, String title, boolean shown, LongSupplier nanoClock) {
    this.out = out;
    this.title = title;
    this.shown = shown;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.last = start - PAUSE_NANOS;
  }

  /**
   * Shows a state.
   *
   * @param done parts that are done
   * @param total parts in all, if that is known
   * @param detail what else to say, for example the part that is under way; short
   */
  public synchronized void show(long done, OptionalLong total, String detail) {
    long now = nanoClock.getAsLong();
    boolean whole = total.isPresent() && done >= total.getAsLong();
    if (!shown || (now - last < PAUSE_NANOS && !whole)) {
      return;
    }
    last = now;
    write(line(done, total, detail, Duration.ofNanos(now - start)));
  }

  private String line(long done, OptionalLong total, String detail, Duration elapsed) {
    StringBuilder line = new StringBuilder(title).append(' ');
    if (total.isPresent() && total.getAsLong() > 0) {
      double part = Math.min(1, (double) done / total.getAsLong());
      int filled = (int) (part * WIDTH);
      line.append('[')
          .append("#".repeat(filled))
          .append(".".repeat(WIDTH - filled))
          .append("] ")
          .append((int) (100 * part))
          .append("% (")
          .append(Figures.count(done))
          .append('/')
          .append(Figures.count(total.getAsLong()))
          .append(") ")
          .append(Figures.duration(elapsed));
      if (done > 0 && part < 1) {
        line.append(", ").append(left(elapsed, part)).append(" left");
      }
    } else {
      line.append(Figures.count(done)).append(' ').append(Figures.duration(elapsed));
    }
    return detail.isEmpty() ? line.toString() : line.append(", ").append(detail).toString();
  }

  private static String left(Duration elapsed, double part) {
    return Figures.nanos(elapsed.toNanos() * (1 - part) / part);
  }

  private void write(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
    out.flush();
    length = line.length();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (length > 0) {
      write("");
      out.print("\r");
      out.flush();
    }
  }
}
