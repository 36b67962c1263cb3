package dev.ragged.bench.preset;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.ChildJvm;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.config.Preset;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
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
    out.println(ChildJvm.options(arguments.get("heap")) + ", " + arguments);
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
    return ChildJvm.run(
        arguments.get("heap"),
        StoreProcess.class,
        List.of(
            what,
            store.toString(),
            preset.name().toLowerCase(Locale.ROOT),
            archive,
            "chunks=" + arguments.get("chunks"),
            "copies=" + arguments.get("copies"),
            "questions=" + arguments.get("questions")));
  }
}
