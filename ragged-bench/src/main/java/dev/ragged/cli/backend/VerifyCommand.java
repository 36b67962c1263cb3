package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.migration.Verification;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests the index that answers. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = "Test the index: whether it holds all passages, the right vectors, and finds enough.",
    description = {"", "Embeds the sampled texts again. Ends with 1 if the index fails."})
final class VerifyCommand implements Callable<Integer> {
  private final Session session;
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final TestOptions test = new TestOptions();

  VerifyCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      Optional<Verification> found =
          ragged.migration().verify(test.options().cancelledBy(session.cancellation()));
      if (found.isEmpty()) {
        return ExitCode.INTERRUPTED;
      }
      Verification verification = found.get();
      return output.show(
          Reply.of(verification.summary() + "\n", verification).failingIf(!verification.passed()));
    }
  }
}
