package dev.ragged.bench.suite;

import dev.ragged.bench.leann.StoreBytes;
import java.util.List;

/** Three sizes of a store, none of which hides what the next one adds. */
final class StorageSizes {
  static final List<String> METRICS =
      List.of(
          "index",
          "answering",
          "directory",
          "index_per_document",
          "answering_per_document",
          "directory_per_document");

  private static final String PER_DOCUMENT = "bytes/document";

  private StorageSizes() {}

  static void run(Trial trial) {
    StoreBytes bytes = trial.store().bytes();
    Sheet sheet = trial.sheet();
    double documents = trial.store().filling().documents();
    long answering = bytes.index() + bytes.rows() + bytes.chunkText() + bytes.fullText();
    sheet
        .fewer("index", Sheet.BYTES, (double) bytes.index())
        .fewer("index_per_document", PER_DOCUMENT, bytes.index() / documents)
        .lower("answering", Sheet.BYTES, (double) answering)
        .lower("answering_per_document", PER_DOCUMENT, answering / documents)
        .lower("directory", Sheet.BYTES, (double) bytes.all())
        .lower("directory_per_document", PER_DOCUMENT, bytes.all() / documents)
        .note("index: the folder of the index, and vectors that wait in the database")
        .note("answering: also rows, texts of chunks, of which vectors are recomputed, and words")
        .note("the database grows by pages, of which one more or less is a matter of timing")
        .note("directory: also whole documents, to be read back, and unused room");
  }
}
