package dev.ragged.cli.benchmark;

import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Shows which round of a comparison runs. */
final class RoundProgress implements Consumer<String>, AutoCloseable {
  private final ProgressBar bar;
  private long rounds;

  RoundProgress(Output output, String title) {
    this.bar = output.progress(title);
  }

  @Override
  public void accept(String round) {
    bar.show(rounds++, OptionalLong.empty(), round);
  }

  @Override
  public void close() {
    bar.close();
  }
}
