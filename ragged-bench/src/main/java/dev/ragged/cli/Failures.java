package dev.ragged.cli;

import dev.ragged.error.RaggedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
    if (session.cancellation().isCancelled()) {
      // What fails because a part of it was ended, too.
      session.err().println("ragged: cancelled");
      return ExitCode.INTERRUPTED;
    }
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
    return e instanceof FileSystemException of ? message(of) : message;
  }

  /** The message of most exceptions of {@code java.nio.file} is the name of the file alone. */
  private static String message(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file: " + e.getFile();
    }
    if (e instanceof AccessDeniedException) {
      return "it must not be read or written: " + e.getFile();
    }
    String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    return reason + ": " + e.getFile();
  }
}
