package dev.ragged.examples.lowstorage;

import dev.ragged.Ragged;
import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.IndexStatistics;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Answers a question from a store that keeps one bit per dimension of each vector, twice: first the
 * vectors that decide are recomputed, then they are in the cache.
 */
public final class LowStorage {
  private static final int ARGUMENTS = 2;

  private LowStorage() {}

  /**
   * Runs the program on a folder and a question; exits with 0 if it answered, 2 if called wrongly.
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, Path.of("target", "lowstorage"), args));
  }

  /**
   * @param stores where a store for each folder is kept
   */
  static int run(PrintStream out, PrintStream err, Path stores, String... args) {
    if (args.length != ARGUMENTS || !Files.isDirectory(Path.of(args[0]))) {
      err.println("usage: lowstorage <folder> <question>");
      return 2;
    }
    Path folder = Path.of(args[0]);
    // Two folders never share a store, or each answer would come from both.
    String name = Integer.toHexString(folder.toAbsolutePath().normalize().toString().hashCode());
    answer(out, stores.resolve(name), folder, args[1]);
    return 0;
  }

  private static void answer(PrintStream out, Path store, Path folder, String question) {
    LeannOptions options = LeannOptions.codes(VectorCodec.RABITQ_1).build();
    try (Ragged ragged =
        Ragged.builder().directory(store).backend(new LeannIndexProvider(options)).build()) {
      out.println(ragged.sync(DocumentSource.folder(folder)).summary());
    }
    // Closing has saved the index: what is opened now keeps no vectors.
    try (Ragged ragged =
        Ragged.builder().directory(store).backend(new LeannIndexProvider(options)).build()) {
      showSize(out, ragged.statistics().corpus().index());
      show(out, "cold", ragged.search(SearchRequest.of(question)));
      SearchResult warm = ragged.search(SearchRequest.of(question));
      show(out, "warm", warm);
      for (Hit hit : warm.hits().subList(0, Math.min(3, warm.hits().size()))) {
        out.printf(Locale.ROOT, "%.3f  %s  %s%n", hit.score(), hit.documentId(), hit.snippet());
      }
    }
  }

  private static void showSize(PrintStream out, IndexStatistics index) {
    out.printf(
        Locale.ROOT,
        "index %s: %,d vectors, %,d bytes on disk%n",
        index.backend(),
        index.vectors(),
        index.bytesOnDisk());
  }

  private static void show(PrintStream out, String how, SearchResult result) {
    out.printf(
        Locale.ROOT,
        "%s: %d vectors recomputed, %.1f ms beside the question's embedding%n",
        how,
        result.costs().recomputed(),
        result.costs().retrieve().toNanos() / 1e6);
  }
}
