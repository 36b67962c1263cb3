package dev.ragged.cli.memory;

import dev.ragged.cli.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Whether what cannot be undone is meant; a part of commands. */
final class Confirmation {
  private static final String WORD = "yes";

  private final Session session;

  @Option(
      names = {"-y", "--yes"},
      description = "Do it without asking. Needed where there is no terminal to ask on.")
  private boolean given;

  Confirmation(Session session) {
    this.session = session;
  }

  /**
   * Returns if it was confirmed, by the option or on the terminal.
   *
   * @param what would be lost, as a sentence
   * @throws IllegalArgumentException if it was not
   */
  void require(String what) throws IOException {
    if (given) {
      return;
    }
    if (session.terminal()) {
      session.err().print(what + " This cannot be undone. Type '" + WORD + "' to go on: ");
      session.err().flush();
      String typed =
          new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8))
              .readLine();
      if (typed != null && typed.strip().equals(WORD)) {
        return;
      }
      throw new IllegalArgumentException("nothing was erased");
    }
    throw new IllegalArgumentException(what + " This cannot be undone: add --yes to do it");
  }
}
