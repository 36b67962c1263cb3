package dev.ragged.cli;

import dev.ragged.ingest.Cancellation;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * The {@code ragged} program.
 *
 * <p>Concurrency: commands run on the main thread. Ctrl-C and SIGTERM run a hook on a thread of the
 * JVM's, which asks the command to stop and waits for it to have closed its store.
 */
public final class Cli {
  private Cli() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Cancellation cancellation = new Cancellation();
    Interruption interruption = new Interruption(cancellation);
    int code;
    try (interruption) {
      code = run(Session.ofProcess(cancellation), words);
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(Session session, String... words) {
    picocli.CommandLine line =
        Commands.of(session)
            .setOut(new PrintWriter(new StreamWriter(session.out()), true))
            .setErr(new PrintWriter(new StreamWriter(session.err()), true))
            .setExecutionExceptionHandler(new Failures(session))
            .setParameterExceptionHandler(new UsageFailures());
    return line.execute(words);
  }
}
