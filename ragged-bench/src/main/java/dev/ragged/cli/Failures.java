package dev.ragged.cli;

import dev.ragged.error.RaggedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command that could not do its work says, on the standard error: one sentence for what the
 * user can mend, the stack trace for what is a fault of the program.
 */
final class Failures implements IExecutionExceptionHandler {
  private final Session session;

  Failures(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult words) {
    boolean usage = e instanceof IllegalArgumentException || e instanceof MissingStoreException;
    int code = usage ? ExitCode.USAGE : ExitCode.FAILED;
    if (Arrays.asList(line.getParseResult().originalArgs().toArray()).contains("--json")) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("error", message(e));
      error.put("exitCode", code);
      session.err().println(Json.write(error));
    } else {
      session.err().println("ragged: " + message(e));
    }
    if (!usage && !isExpected(e)) {
      e.printStackTrace(session.err());
    }
    return code;
  }

  private static boolean isExpected(Exception e) {
    return e instanceof RaggedException
        || e instanceof IOException
        || e instanceof UncheckedIOException;
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    // The message of most exceptions of java.nio.file is the name of the file alone.
    return e instanceof IOException && !message.contains(" ")
        ? e.getClass().getSimpleName() + ": " + message
        : message;
  }
}
