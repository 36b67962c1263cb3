package dev.ragged.examples.ask;

import dev.ragged.Ragged;
import dev.ragged.answer.AnswerCosts;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Citation;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.ingest.DocumentSource;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Answers a question with sentences from the files of a folder, and says where they stand. */
public final class Ask {
  private static final int ARGUMENTS = 2;

  private Ask() {}

  /**
   * Runs the program on a folder and a question; exits with 0 if it answered, 1 if it found
   * nothing, 2 if called wrongly.
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, Path.of("target", "ask"), args));
  }

  /**
   * @param stores where a store for each folder is kept
   */
  static int run(PrintStream out, PrintStream err, Path stores, String... args) {
    if (args.length != ARGUMENTS || !Files.isDirectory(Path.of(args[0])) || args[1].isBlank()) {
      err.println("usage: ask <folder> <question>");
      return 2;
    }
    Path folder = Path.of(args[0]);
    // Two folders never share a store, or each answer would come from both.
    String name = Integer.toHexString(folder.toAbsolutePath().normalize().toString().hashCode());
    return answer(out, stores.resolve(name), folder, args[1]) ? 0 : 1;
  }

  private static boolean answer(PrintStream out, Path store, Path folder, String question) {
    try (Ragged ragged = Ragged.builder().directory(store).build()) {
      ragged.sync(DocumentSource.folder(folder));
      GeneratedAnswer answer = ragged.ask(AnswerRequest.of(question).onText(out::print));
      if (answer.isEmpty()) {
        out.println("No passage has an answer.");
        return false;
      }
      out.printf("%n%n");
      for (Citation citation : answer.citations()) {
        out.println("[" + citation.passage() + "] " + citation.chunkId());
      }
      show(out, answer.costs());
      return true;
    }
  }

  private static void show(PrintStream out, AnswerCosts costs) {
    out.printf(
        Locale.ROOT,
        "%nfirst text after %d ms, whole answer after %d ms; %d tokens read, %d written%n",
        costs.firstText().orElse(Duration.ZERO).toMillis(),
        costs.whole().toMillis(),
        costs.tokensIn(),
        costs.tokensOut());
  }
}
