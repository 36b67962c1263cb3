package dev.ragged.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the program says of words that it does not understand: what is wrong, and where to look. */
final class UsageFailures implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] words) {
    CommandLine line = e.getCommandLine();
    String message = String.valueOf(e.getMessage());
    line.getErr().println("ragged: " + message.replaceFirst("^Error: ", ""));
    boolean suggested = UnmatchedArgumentException.printSuggestions(e, line.getErr());
    if (!suggested) {
      line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE;
  }
}
