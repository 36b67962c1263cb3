package dev.ragged.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a command answers; a part of every command. One thread at a time. */
public final class Output {
  private final Session session;

  @Option(
      names = "--json",
      description = "Answer with one JSON value on the standard output, for programs.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  /** Creates the options of a call. */
  public Output(Session session) {
    this.session = session;
  }

  /** Prints a reply, and returns its exit code. */
  public int show(Reply reply) {
    if (json) {
      session.out().println(Json.write(reply.json()));
    } else {
      session.out().print(reply.text());
    }
    session.out().flush();
    return reply.exitCode();
  }

  /**
   * Writes what is for programs to a file, in one step; one of that name is replaced. On POSIX only
   * its owner may read it.
   */
  public void save(Path file, Object value) throws IOException {
    PrivateText.write(file, Json.write(value) + "\n");
  }

  /** Returns a bar that is shown if someone is watching; to be closed. */
  public ProgressBar progress(String title) {
    return new ProgressBar(session.err(), title, session.terminal() && !quiet, System::nanoTime);
  }

  /** Returns where others tell how far they are, line by line: nowhere if nobody wants to know. */
  public PrintStream log() {
    return quiet ? new PrintStream(OutputStream.nullOutputStream()) : session.err();
  }

  /** Returns whether the reply is for a program. */
  public boolean json() {
    return json;
  }

  /** Returns whether nothing but the reply should be shown. */
  public boolean quiet() {
    return quiet;
  }
}
