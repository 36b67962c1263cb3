package dev.ragged.examples.personalised;

import dev.ragged.Ragged;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.PersonalRank;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks one question as two personas who asked about different things before, and shows why their
 * answers differ; then erases one of them and shows the receipt.
 */
public final class Personalised {
  private static final int ARGUMENTS = 2;

  private static final Map<String, List<String>> ASKED_BEFORE =
      Map.of(
          "operator",
          List.of(
              "what survives a crash of the database",
              "is a backup of the database durable after a crash",
              "how is the database checked after a crash",
              "which backup is restored after a crash"),
          "developer",
          List.of(
              "how does a vector index search its graph",
              "which recall has the vector index",
              "how is the graph of a vector index built",
              "what is the recall of a graph search"));

  private Personalised() {}

  /**
   * Runs the program on a folder and a question; exits with 0 if it answered, 2 if called wrongly.
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, Path.of("target", "personalised"), args));
  }

  /**
   * @param stores where a store for each folder is kept
   */
  static int run(PrintStream out, PrintStream err, Path stores, String... args) {
    if (args.length != ARGUMENTS || !Files.isDirectory(Path.of(args[0]))) {
      err.println("usage: personalised <folder> <question>");
      return 2;
    }
    Path folder = Path.of(args[0]);
    // Two folders never share a store, or each answer would come from both.
    String name = Integer.toHexString(folder.toAbsolutePath().normalize().toString().hashCode());
    answer(out, stores.resolve(name), folder, args[1]);
    return 0;
  }

  private static void answer(PrintStream out, Path store, Path folder, String question) {
    try (Ragged ragged = Ragged.builder().directory(store).memory(MemoryOptions.DEFAULT).build()) {
      out.println(ragged.sync(DocumentSource.folder(folder)).summary());
      PersonalMemory memory = PersonalMemory.of(ragged);
      for (String persona : List.of("operator", "developer")) {
        if (memory.personas().find(persona).isEmpty()) {
          memory.personas().create(persona);
        }
        for (String asked : ASKED_BEFORE.getOrDefault(persona, List.of())) {
          ragged.persona(persona).search(asked);
        }
      }
      // What was asked is learned in the background; here the next question must not be first.
      memory.flush();
      for (String persona : List.of("operator", "developer")) {
        out.println(persona + ":");
        show(out, ragged.persona(persona).search(question).hits());
      }
      ErasureReceipt receipt = memory.of("operator").eraseEverything();
      out.printf(
          Locale.ROOT,
          "operator erased: %d interactions; %d pieces searched for in %d places, found in %d%n",
          receipt.interactions(),
          receipt.needles(),
          receipt.searched().size(),
          receipt.found().size());
    }
  }

  private static void show(PrintStream out, List<Hit> hits) {
    for (Hit hit : hits.subList(0, Math.min(3, hits.size()))) {
      out.printf(Locale.ROOT, "  %.3f  %s  %s%n", hit.score(), hit.documentId(), hit.snippet());
      hit.personal().ifPresent(rank -> explain(out, rank));
    }
  }

  private static void explain(PrintStream out, PersonalRank rank) {
    out.printf(
        Locale.ROOT, "         was number %d with %.3f%n", rank.baseRank(), rank.baseScore());
    for (String reason : rank.reasons()) {
      out.println("         " + reason);
    }
  }
}
