package dev.ragged.cli;

import dev.ragged.cli.Program.Outcome;
import dev.ragged.ingest.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The command line within this process, where a process of its own is not the point. */
public final class InProcess {
  private final Path folder;

  /** Creates one whose store is {@code .ragged} in {@code folder}. */
  public InProcess(Path folder) {
    this.folder = folder;
  }

  /** Returns the directory of the store. */
  public Path store() {
    return folder.resolve(".ragged");
  }

  /** Runs {@code ragged} with these words. */
  public Outcome run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(Session.STORE_VARIABLE, store().toString()),
            false,
            new Cancellation());
    int code = Cli.run(session, words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** As {@link #run}, of words that must do what they say. */
  public Outcome done(String... words) {
    Outcome outcome = run(words);
    if (outcome.exitCode() != ExitCode.DONE) {
      throw new AssertionError(outcome);
    }
    return outcome;
  }

  /** Makes a store of three documents, which are in {@link #documents}. */
  public InProcess withStore() {
    file("crash.md", "# Crash\n\nA crash loses nothing, as each commit is forced to disk.\n");
    file("vectors.md", "# Vectors\n\nThe graph index keeps vectors and finds neighbors.\n");
    file("cooking.md", "# Cooking\n\nPasta needs salt and eleven minutes of boiling water.\n");
    Outcome indexed = done("index", "--embedder", "lexical", documents());
    assert indexed.exitCode() == ExitCode.DONE;
    return this;
  }

  /** Returns the folder of the documents. */
  public String documents() {
    return folder.resolve("docs").toString();
  }

  private void file(String name, String text) {
    try {
      Files.createDirectories(Path.of(documents()));
      Files.writeString(Path.of(documents(), name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
