package dev.ragged.bench.preset;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.config.Preset;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what each preset takes and gives: processes that open an empty store, fill one, and
 * answer questions from it. Memory is what the operating system counts for the process, not the
 * heap alone, in MiB; times are microseconds by the clock.
 */
public final class PresetFigures {
  private PresetFigures() {}

  /** Takes the path of a JDK's {@code src.zip}, then numbers by name; {@code heap} in MiB. */
  public static void main(String[] words) throws IOException, InterruptedException {
    PrintStream out = System.out;
    Arguments arguments =
        new Arguments(
            Map.of("chunks", 10_000, "questions", 300, "heap", 384, "rounds", 1, "copies", 1),
            Arrays.copyOfRange(words, 1, words.length));
    out.println("-Xms32m -Xmx" + arguments.get("heap") + "m -XX:+UseSerialGC, " + arguments);
    for (int round = 0; round < arguments.get("rounds"); round++) {
      for (Preset preset : Preset.values()) {
        try (TemporaryFolder folder = new TemporaryFolder("ragged-preset")) {
          for (String what : List.of("open", "fill", "ask")) {
            String figures = run(what, folder.path(), preset, words[0], arguments);
            out.printf("%-16s %s: %s%n", preset.name().toLowerCase(Locale.ROOT), what, figures);
          }
        }
      }
    }
  }

  private static String run(
      String what, Path store, Preset preset, String archive, Arguments arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + arguments.get("heap") + "m",
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                what,
                store.toString(),
                preset.name().toLowerCase(Locale.ROOT),
                archive,
                "chunks=" + arguments.get("chunks"),
                "copies=" + arguments.get("copies"),
                "questions=" + arguments.get("questions")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("the process failed: status=" + status + ", output=" + output);
    }
    return output;
  }
}
