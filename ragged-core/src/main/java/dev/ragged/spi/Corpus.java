package dev.ragged.spi;

import dev.ragged.document.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps documents, chunks and vectors, and proposes candidates for answers. Thread-safe. */
public interface Corpus extends AutoCloseable {
  /** Returns a reader of the present state. */
  CorpusReader reader();

  /**
   * As {@link #reader()}, but gives up when it has waited for {@code patience}, not negative, and
   * then returns nothing.
   */
  default Optional<CorpusReader> reader(Duration patience) {
    return Optional.of(reader());
  }

  /**
   * Stores documents, each in place of the one with the same key. All or none of them become
   * visible, at once; when this returns they survive a crash.
   *
   * @throws dev.ragged.error.StoreException if nothing could be stored
   */
  void put(List<EmbeddedDocument> documents);

  /** Removes documents and returns how many were there. */
  int delete(Collection<DocumentKey> documents);

  /** Returns what is known of a document. */
  Optional<StoredDocument> find(DocumentKey document);

  /** Returns a document with its text. */
  Optional<Document> get(DocumentKey document);

  /**
   * Returns the selected documents by id. The filter is tested on documents' own metadata. The
   * stream reads as it goes and must be closed.
   */
  Stream<StoredDocument> list(Selection selection);

  /**
   * Returns the keys of the documents that came from {@code source} and have the owner of {@code
   * scope}.
   */
  List<DocumentKey> fromSource(String source, Scope scope);

  /** Returns how many documents are selected. */
  long countDocuments(Selection selection);

  /** Returns how many chunks are selected. */
  long countChunks(Selection selection);

  /**
   * Returns the present state; any change that can change an answer leads to another.
   *
   * @throws IllegalStateException once the corpus is closed
   */
  StoreState state();

  /**
   * Has {@code listener} run before and after each change, before the call that makes it returns,
   * in its thread. It must be quick and not throw.
   */
  void onChange(Runnable listener);

  /**
   * Returns the changes after number {@code sequence}, oldest first, at most {@code limit}.
   *
   * @throws IllegalArgumentException if changes that far back are no longer kept
   */
  List<Change> changes(long sequence, int limit);

  /** Returns figures about the corpus. */
  CorpusStatistics statistics();

  /** Returns what is wrong with the corpus, quickly; an empty list if nothing is. */
  List<String> problems();

  /** Reads everything there is and returns what is wrong with it; an empty list if nothing is. */
  List<String> check();

  /**
   * Writes a copy of the present state to {@code target}, while reading and writing go on.
   *
   * @throws IllegalArgumentException if {@code target} exists and is not an empty directory
   */
  void backup(Path target);

  /**
   * Shows everything that is kept, byte by byte, what was deleted included as far as anything is
   * left of it: for who wants to make sure that something is gone. Costs a copy and a read of all
   * data; writing waits.
   */
  void visitRaw(RawVisitor visitor);

  /** Ends background work and frees all resources. Idempotent. */
  @Override
  void close();
}
