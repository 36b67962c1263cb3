package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.Cli;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Program.Outcome;
import dev.ragged.cli.Session;
import dev.ragged.ingest.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Calls of the command line within this process, on one small store. */
final class Calls {
  private final Path folder;

  Calls(Path folder) {
    this.folder = folder;
  }

  /** Makes the store, of three documents. */
  static Calls withStore(Path folder) {
    Calls calls = new Calls(folder);
    calls.file("docs/crash.md", "# Crash\n\nA crash loses nothing: commits are forced to disk.\n");
    calls.file("docs/graph.md", "# Graph\n\nThe vector index keeps a graph of neighbors.\n");
    calls.file("docs/pasta.md", "# Pasta\n\nPasta needs salt and eleven minutes of water.\n");
    calls.ok("index", "--embedder", "lexical", folder.resolve("docs").toString());
    return calls;
  }

  /** Returns a call's outcome where nobody is at a terminal. */
  Outcome run(String... words) {
    return run("", false, words);
  }

  /** Returns a call's outcome on a terminal where {@code typed} is typed. */
  Outcome typing(String typed, String... words) {
    return run(typed, true, words);
  }

  private Outcome run(String typed, boolean terminal, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new Session(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("RAGGED_STORE", folder.resolve("store").toString()),
                terminal,
                new Cancellation()),
            words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Returns what a call that must succeed printed. */
  String ok(String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
    return outcome.out();
  }

  /** Returns the JSON of a call that must succeed. */
  JsonNode json(String... words) {
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = "--json";
    return new Outcome(ExitCode.DONE, ok(more), "").json();
  }

  /** Returns the error of a call whose words must be refused. */
  String refused(String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    return outcome.err();
  }

  Path file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
