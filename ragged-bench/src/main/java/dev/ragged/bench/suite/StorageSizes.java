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

  private StorageSizes() {}

  static void run(Trial trial) {
    StoreBytes bytes = trial.store().bytes();
    Sheet sheet = trial.sheet();
    double documents = trial.store().filling().documents();
    long answering = bytes.index() + bytes.rows() + bytes.chunkText() + bytes.fullText();
    add(sheet, "index", bytes.index(), documents);
    add(sheet, "answering", answering, documents);
    add(sheet, "directory", bytes.all(), documents);
    sheet
        .note("index: the folder of the index, and vectors that wait in the database")
        .note("answering: also rows, texts of chunks, of which vectors are recomputed, and words")
        .note("directory: also whole documents, to be read back, and unused room");
  }

  private static void add(Sheet sheet, String name, long bytes, double documents) {
    sheet
        .fewer(name, Sheet.BYTES, bytes)
        .fewer(name + "_per_document", "bytes/document", bytes / documents);
  }
}
