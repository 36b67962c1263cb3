package dev.ragged.bench.leann;

import dev.ragged.Ragged;
import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.Document;
import dev.ragged.document.TokenCounter;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures how many bytes whole stores take on disk, made by the public API from the Javadoc of a
 * JDK and closed: the index alone, the index with the rows that name chunks, and everything, the
 * text included.
 *
 * <p>Arguments: a JDK's {@code lib/src.zip}, then {@code name=value}. Up to {@code modelChunks}
 * chunks are embedded by MiniLM; more by spelling, in as many dimensions. That makes no difference
 * to codes. A graph has a few more links than with MiniLM, and rows are shorter: that of a document
 * names the model. Chunks are always those that MiniLM would have. {@code largest} bounds their
 * number.
 */
public final class StoreSizes {
  private static final int[] SIZES = {10_000, 50_000};
  private static final int DIMENSION = 384;
  private static final int VECTOR_BYTES = DIMENSION * Float.BYTES;

  private final PrintStream out;
  private final Path archive;
  private final Embedder model;

  private StoreSizes(PrintStream out, Path archive, Embedder model) {
    this.out = out;
    this.archive = archive;
    this.model = model;
  }

  public static void main(String[] words) throws IOException, SQLException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("modelChunks", 10_000, "largest", Integer.MAX_VALUE),
            Arrays.copyOfRange(words, 1, words.length));
    int largest = arguments.get("largest");
    try (Embedder model = DjlEmbedder.miniLm()) {
      StoreSizes sizes = new StoreSizes(System.out, Path.of(words[0]), model);
      for (int size : IntStream.of(SIZES).map(s -> Math.min(s, largest)).distinct().toArray()) {
        sizes.measure(size, size <= arguments.get("modelChunks"));
      }
    }
  }

  private static Map<String, LeannOptions> modes() {
    Map<String, LeannOptions> modes = new LinkedHashMap<>();
    modes.put("CODES, 1 bit", LeannOptions.codes(VectorCodec.RABITQ_1).build());
    modes.put("CODES, 2 bits", LeannOptions.codes(VectorCodec.RABITQ_2).build());
    modes.put("RECOMPUTE", LeannOptions.recompute().build());
    return modes;
  }

  private void measure(int chunks, boolean real) throws IOException, SQLException {
    Embedder vectors = real ? model : LexicalEmbedder.create(DIMENSION);
    Embedder embedder = new RememberingEmbedder(vectors, model);
    // The chunker that a store has by itself, to know how many documents are needed.
    Chunker chunker =
        Chunkers.byMediaType(
            ChunkSize.DEFAULT.fit(model.maxTokens()),
            TokenCounter.of("the model's", model::countTokens));
    List<Document> documents =
        JavadocTexts.read(archive, chunks, document -> chunker.chunk(document).size());
    out.printf("%n%,d documents, vectors by %s%n", documents.size(), vectors.fingerprint().name());
    out.println(
        "| mode | chunks | index: bytes, per chunk, smaller | index and rows | everything"
            + " | smaller than with whole vectors | per chunk: rows, text of chunks, of documents,"
            + " full text, room |");
    out.println("|---|---|---|---|---|---|---|");
    for (Map.Entry<String, LeannOptions> mode : modes().entrySet()) {
      try (TemporaryFolder folder = new TemporaryFolder("ragged-sizes")) {
        long stored = store(folder.path(), mode.getValue(), embedder, documents);
        print(mode.getKey(), stored, StoreBytes.of(folder.path()));
      }
    }
  }

  /** Makes a store, closes it and returns how many chunks it has. */
  private static long store(
      Path directory, LeannOptions options, Embedder embedder, List<Document> documents) {
    try (Ragged ragged =
        Uncached.builder()
            .directory(directory)
            .backend(new LeannIndexProvider(options))
            .embedder(embedder)
            .build()) {
      ragged.ingest(DocumentSource.of(documents));
      return ragged.statistics().corpus().chunks();
    }
  }

  private void print(String mode, long chunks, StoreBytes bytes) {
    long named = bytes.index() + bytes.rows();
    long whole = bytes.all() - bytes.index() + chunks * VECTOR_BYTES;
    out.printf(
        "| %s | %,d | %,d, %s | %,d, %s | %,d, %.0f | %.1f %% | %s |%n",
        mode,
        chunks,
        bytes.index(),
        ofVectors(bytes.index(), chunks),
        named,
        ofVectors(named, chunks),
        bytes.all(),
        (double) bytes.all() / chunks,
        100 - 100.0 * bytes.all() / whole,
        parts(bytes, chunks));
  }

  private static String ofVectors(long bytes, long chunks) {
    double each = (double) bytes / chunks;
    return "%.1f, %.1f %%".formatted(each, 100 - 100 * each / VECTOR_BYTES);
  }

  private static String parts(StoreBytes bytes, long chunks) {
    return "%.0f, %.0f, %.0f, %.0f, %.0f"
        .formatted(
            (double) bytes.rows() / chunks,
            (double) bytes.chunkText() / chunks,
            (double) bytes.documentText() / chunks,
            (double) bytes.fullText() / chunks,
            (double) bytes.room() / chunks);
  }
}
