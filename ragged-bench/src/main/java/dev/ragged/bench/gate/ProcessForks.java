package dev.ragged.bench.gate;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.report.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs each fork in a JVM of its own, that of this process. Thread-safe. */
public final class ProcessForks implements ForkRunner {
  private static final int SHOWN_CHARACTERS = 2_000;

  /** Creates a runner. */
  public ProcessForks() {}

  @Override
  public ForkReport run(Program program, ForkSettings settings)
      throws IOException, InterruptedException {
    try (TemporaryFolder folder = new TemporaryFolder("ragged-fork")) {
      Path report = folder.path().resolve("report.json");
      Path log = folder.path().resolve("log");
      Process process =
          new ProcessBuilder(command(program, settings, report))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        if (!process.waitFor(settings.limit().toMillis(), TimeUnit.MILLISECONDS)) {
          throw failure(program, "did not end within " + settings.limit(), log);
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      if (process.exitValue() != 0 || !Files.exists(report)) {
        throw failure(program, "failed with status " + process.exitValue(), log);
      }
      return ForkReport.of(ReportJson.read(report));
    }
  }

  private static List<String> command(Program program, ForkSettings settings, Path report) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.jvmFlags());
    // What a fork that is ended leaves behind goes with the folder.
    command.add("-Djava.io.tmpdir=" + report.getParent());
    command.add("-cp");
    command.add(program.classPath());
    command.add(PairedFork.class.getName());
    command.add(report.toString());
    command.addAll(settings.task().words());
    return command;
  }

  private static IOException failure(Program program, String how, Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    return new IOException(
        "a program that is compared %s; it must have %s: program=%s, output=%s"
            .formatted(
                how,
                PairedFork.class.getName(),
                program.name(),
                text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS))));
  }
}
