package dev.ragged.cli;

import dev.ragged.ingest.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.TypeConversionException;

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
    StandardOutput output = new StandardOutput();
    int code;
    try (interruption) {
      code = run(Session.ofProcess(output.stream(), cancellation), words);
      Optional<IOException> failure = output.failure();
      if (failure.isPresent()) {
        System.err.println("ragged: the reply could not be written: " + failure.get().getMessage());
        code = ExitCode.FAILED;
      }
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(Session session, String... words) {
    picocli.CommandLine line =
        Commands.of(session)
            .setOut(new PrintWriter(new StreamWriter(session.out()), true))
            .setErr(new PrintWriter(new StreamWriter(session.err()), true))
            .registerConverter(UUID.class, Cli::id)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new Failures(session))
            .setParameterExceptionHandler(new UsageFailures());
    int code;
    try {
      code = line.execute(words);
    } catch (OutOfMemoryError e) {
      session
          .err()
          .println(
              "ragged: out of memory: "
                  + e.getMessage()
                  + "; give the JVM more, for example RAGGED_OPTS=-Xmx4g");
      code = ExitCode.FAILED;
    }
    session.out().flush();
    return code;
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "an id is like 123e4567-e89b-12d3-a456-426614174000, as the commands that list them have"
              + " it: id=\""
              + text
              + "\"");
    }
  }
}
