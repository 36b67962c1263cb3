package dev.ragged.cli;

import dev.ragged.ingest.Cancellation;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;

/**
 * What a call of the command line takes from the process around it. Immutable but for its streams.
 *
 * @param in what is typed
 * @param out takes the reply and nothing else
 * @param err takes progress, warnings and errors
 * @param environment variables of the process
 * @param terminal whether {@code err} is a terminal, on which a line can be written over
 * @param cancellation cancelled by Ctrl-C
 */
public record Session(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    Cancellation cancellation) {
  /** Names the directory of the store where {@code --store} does not. */
  static final String STORE_VARIABLE = "RAGGED_STORE";

  /** Says, as {@code true} or {@code false}, whether the standard error is a terminal. */
  static final String TERMINAL_VARIABLE = "RAGGED_TERMINAL";

  /** Creates a session. */
  public Session {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /** Returns that of this process, whose replies go to {@code out}. */
  static Session ofProcess(PrintStream out, Cancellation cancellation) {
    Map<String, String> environment = System.getenv();
    return new Session(
        System.in,
        out,
        System.err,
        environment,
        Boolean.parseBoolean(environment.get(TERMINAL_VARIABLE)),
        cancellation);
  }
}
