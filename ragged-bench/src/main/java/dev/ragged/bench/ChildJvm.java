package dev.ragged.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of their own, so that what is measured there is nobody else's. */
public final class ChildJvm {
  private static final String VECTORS = "jdk.incubator.vector";

  private ChildJvm() {}

  /** Returns the options about memory that such a JVM has. */
  public static List<String> options(int heapMiB) {
    return List.of("-Xms32m", "-Xmx" + heapMiB + "m", "-XX:+UseSerialGC");
  }

  /**
   * Runs a main class on this JVM's class path and with its vector instructions, and returns what
   * it printed.
   *
   * @param heapMiB largest heap
   * @throws IOException if it fails; the message has what it printed, also as errors
   */
  public static String run(int heapMiB, Class<?> main, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(heapMiB));
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      command.addAll(List.of("--add-modules", VECTORS));
    }
    command.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(words);
    Path errors = Files.createTempFile("ragged-child", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "the process failed: main=%s, status=%d, output=%s, errors=%s"
                .formatted(main.getName(), status, output, Files.readString(errors).strip()));
      }
      return output;
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }
}
