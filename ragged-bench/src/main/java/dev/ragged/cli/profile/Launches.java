package dev.ragged.cli.profile;

import dev.ragged.cli.Cli;
import dev.ragged.ingest.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts this program in processes of their own, with the same JVM and the same classes. */
final class Launches {
  private static final long SECONDS = 60;

  private final Cancellation cancellation;

  Launches(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /**
   * Returns the wall times from start to end, each of a process that ran alone.
   *
   * @throws IOException if one of them cannot be started, fails, or takes more than a minute
   */
  List<Duration> time(String word, int times) throws IOException {
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < times && !cancellation.isCancelled(); i++) {
      all.add(time(word));
    }
    return all;
  }

  private static Duration time(String word) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Cli.class.getName(),
            word);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(
            "a process did not end well within " + SECONDS + " s: words=\"" + word + "\"");
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process started", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
