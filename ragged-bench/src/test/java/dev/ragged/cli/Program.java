package dev.ragged.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a user has it: each call is a process of its own, in a folder of its own,
 * with the lexical embedder.
 */
public final class Program {
  /** Only what hangs takes longer; a busy machine with slow disks took over 120 for one command. */
  private static final int SECONDS = 600;

  /** What a call left. */
  public record Outcome(int exitCode, String out, String err) {
    /** Returns the standard output, which is one JSON value. */
    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException("not JSON: " + out + err, e);
      }
    }
  }

  private final Path folder;

  /** Creates one that runs in {@code folder}. */
  public Program(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder that calls run in. */
  public Path folder() {
    return folder;
  }

  /** Runs {@code ragged} with these words, and nothing on its standard input. */
  public Outcome run(String... words) {
    return runWith("", words);
  }

  /** Runs {@code ragged} with these words and this standard input. */
  public Outcome runWith(String input, String... words) {
    try {
      Path in = Files.writeString(folder.resolve("stdin.txt"), input);
      Path out = folder.resolve("stdout.txt");
      Path err = folder.resolve("stderr.txt");
      Process process =
          start(words)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("took too long: " + Arrays.asList(words));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Returns what starts {@code ragged} with these words. */
  public ProcessBuilder start(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName()));
    command.addAll(Arrays.asList(words));
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().remove(Session.STORE_VARIABLE);
    process.environment().remove(Session.TERMINAL_VARIABLE);
    return process;
  }

  /** Writes a file that can be indexed, and returns it. */
  public Path file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a store with three documents in {@code .ragged}. */
  public Program withStore() {
    file(
        "docs/crash.md",
        "# Crash\n\nA crash loses nothing, because each commit is forced to disk.\n");
    file("docs/vectors.md", "# Vectors\n\nThe graph index keeps vectors and finds neighbors.\n");
    file("docs/cooking.md", "# Cooking\n\nPasta needs salt and eleven minutes of boiling water.\n");
    Outcome outcome = run("index", "--embedder", "lexical", "docs");
    if (outcome.exitCode() != ExitCode.DONE) {
      throw new AssertionError(outcome);
    }
    return this;
  }
}
