package dev.ragged.ingest;

import dev.ragged.document.Document;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where documents come from. A source is read once per ingest, by the calling thread. */
public interface DocumentSource {
  /** Name under which documents that are handed over directly are kept. */
  String DEFAULT_NAME = "documents";

  /**
   * Returns the name that documents remember. Ids are unique across sources: a second source cannot
   * replace a document of the first, and synchronising a source removes only its own.
   */
  String name();

  /**
   * Returns the items, in a stable order. Called once; the stream is closed after use. If it knows
   * its size, progress has a total. What the stream throws ends the ingest and reaches its caller;
   * documents before that are stored, and nothing is removed.
   *
   * @throws dev.ragged.error.StoreException if the source as a whole cannot be read
   */
  Stream<SourceItem> items();

  /** Returns the source of all files below {@code folder}. */
  static FolderSource folder(Path folder) {
    return FolderSource.of(folder);
  }

  /** Returns a source of these documents, named {@value #DEFAULT_NAME}. */
  static DocumentSource of(Document... documents) {
    return of(Arrays.asList(documents));
  }

  /** Returns a source of these documents, named {@value #DEFAULT_NAME}. */
  static DocumentSource of(Iterable<Document> documents) {
    return of(DEFAULT_NAME, documents);
  }

  /** Returns a source of these documents, which are iterated once per ingest. */
  static DocumentSource of(String name, Iterable<Document> documents) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(documents, "documents");
    return new DocumentSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Stream<SourceItem> items() {
        return StreamSupport.stream(documents.spliterator(), false).map(SourceItem.Given::new);
      }
    };
  }
}
