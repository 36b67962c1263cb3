package dev.ragged.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that makes a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    header = "Print a script with which bash and zsh complete commands and options.",
    description = {
      "",
      "Use it in this shell:   source <(ragged completion)",
      "Use it in every one:    ragged completion >> ~/.bashrc"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.out().print(AutoComplete.bash("ragged", spec.root().commandLine()));
    session.out().flush();
    return ExitCode.DONE;
  }
}
