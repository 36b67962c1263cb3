package dev.ragged.ingest;

import dev.ragged.Ragged;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ingests one large document, and says how many texts were embedded, until it is killed. */
public final class CutOffIngest {
  private CutOffIngest() {}

  /** Argument: directory. */
  public static void main(String[] arguments) {
    ScriptedEmbedder embedder = slowEmbedder();
    try (Ragged ragged = open(Path.of(arguments[0]), embedder)) {
      ragged.ingest(large());
    }
  }

  static Ragged open(Path directory, ScriptedEmbedder embedder) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(embedder)
        .chunkSize(new ChunkSize(30, 5))
        .build();
  }

  static Document large() {
    return Document.of("large", IngestFixture.words(new Random(5), 12_000));
  }

  /** Returns an embedder that prints a line for each text that it is asked for. */
  static ScriptedEmbedder slowEmbedder() {
    return new ScriptedEmbedder(2, 4)
        .before(
            texts -> {
              LockSupport.parkNanos(texts.size() * TimeUnit.MILLISECONDS.toNanos(2));
              texts.forEach(text -> System.out.println("embedded"));
            });
  }

  static List<String> asked(ScriptedEmbedder embedder) {
    return embedder.calls.stream().flatMap(List::stream).toList();
  }
}
