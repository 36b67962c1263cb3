package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.tuning.BackendAdvice;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends a backend. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    header = "Recommend a backend for the number of passages in the store.",
    footerHeading = "%nExample:%n",
    footer = "  ragged backend recommend --max-mb 50")
final class RecommendCommand implements Callable<Integer> {
  private static final double BYTES_PER_MB = 1e6;

  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(
      names = "--max-mb",
      paramLabel = "MB",
      description = "What the index may take, in units of 1,000,000 bytes.")
  private @Nullable Double maxMegabytes;

  RecommendCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    OptionalLong most =
        maxMegabytes == null
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(maxMegabytes * BYTES_PER_MB));
    try (Ragged ragged = store.open()) {
      BackendAdvice advice = ragged.tuner().backend(most);
      String active = ragged.migration().status().active();
      String next =
          advice.backend().equals(active)
              ? "It answers already.\n"
              : "Move to it with: ragged backend migrate " + advice.backend() + "\n";
      return output.show(
          Reply.of(
                  "Recommendation: " + advice.backend() + "\n" + advice.reason() + "\n" + next,
                  advice)
              .failingIf(!advice.fits()));
    }
  }
}
