package dev.ragged.examples.quickstart;

import dev.ragged.ingest.IngestProgress;
import java.io.PrintStream;
import java.util.OptionalLong;

/**
 * Shows how far an ingest is: on one line that is written over on a terminal, else a line for every
 * tenth of the way. One thread at a time.
 */
final class Progress {
  private static final int STEPS = 10;

  /** Documents per line where nobody knows how many there are. */
  private static final long UNKNOWN_STEP = 500;

  private final PrintStream out;
  private final boolean terminal;
  private boolean begun;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(IngestProgress progress) {
    OptionalLong total = progress.total();
    String line =
        progress.done()
            + (total.isPresent() ? "/" + total.getAsLong() : "")
            + " documents, "
            + progress.chunks()
            + " new chunks";
    if (terminal) {
      out.print("\r" + line);
      out.flush();
    } else if (isStep(progress.done(), total)) {
      out.println(line);
    }
    begun = true;
  }

  private static boolean isStep(long done, OptionalLong total) {
    if (total.isEmpty()) {
      return done % UNKNOWN_STEP == 0;
    }
    long all = total.getAsLong();
    return done * STEPS / all > (done - 1) * STEPS / all;
  }

  /** Ends the line that was written over. */
  void end() {
    if (terminal && begun) {
      out.println();
    }
  }
}
