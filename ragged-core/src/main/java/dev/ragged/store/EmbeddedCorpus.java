package dev.ragged.store;

import dev.ragged.document.Document;
import dev.ragged.spi.Change;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.RawVisitor;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The corpus that lives in one directory of this machine, or in memory. Thread-safe.
 *
 * <p>Concurrency: readers take no lock; each works on a snapshot of the database and the {@link
 * View} that goes with it. Writers take turns in {@link CorpusWriter}.
 */
public final class EmbeddedCorpus implements Corpus {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CorpusParts parts;
  private final StoreConnections connections;
  private final Views views;
  private final CorpusWriter writer;
  private final OpenGate gate = new OpenGate();
  private final CorpusCalls calls;
  private final ReaderOpening readers;
  private final StoreIndexes indexes;

  EmbeddedCorpus(CorpusParts parts) {
    this.parts = parts;
    this.connections = parts.connections();
    this.views = new Views(parts.view());
    this.writer =
        new CorpusWriter(connections, parts.feed(), views, parts.options(), parts.nextOrdinal());
    this.calls = new CorpusCalls(gate, parts.place());
    this.readers = new ReaderOpening(parts, views, gate, calls);
    this.indexes = new StoreIndexes(parts, views, writer, calls, readers);
  }

  /**
   * Opens the corpus, which is created if it is not there.
   *
   * @throws dev.ragged.error.StoreException if it is locked, damaged, too new or not accessible
   * @throws dev.ragged.error.EmbedderMismatchException if it was built with another embedder
   */
  public static EmbeddedCorpus open(CorpusOptions options) {
    return CorpusOpening.open(options);
  }

  /** Returns the vector index that answers and those beside it. */
  public StoreIndexes indexes() {
    return indexes;
  }

  @Override
  public CorpusReader reader() {
    return readers.open();
  }

  @Override
  public Optional<CorpusReader> reader(Duration patience) {
    return readers.open(patience).map(reader -> reader);
  }

  @Override
  public void put(List<EmbeddedDocument> documents) {
    calls.run(
        "storing documents",
        () -> {
          parts.requireLock();
          writer.put(documents);
        });
  }

  @Override
  public int delete(Collection<DocumentKey> documents) {
    return calls.answer(
        "deleting documents",
        () -> {
          parts.requireLock();
          return writer.delete(documents);
        });
  }

  private <T> T ask(String doing, CorpusCalls.Question<T> question) {
    return ask(doing, connections::reader, question);
  }

  private <T> T ask(String doing, CorpusCalls.Leases leases, CorpusCalls.Question<T> question) {
    return calls.answer(
        doing,
        leases,
        connection -> {
          T answer = question.ask(connection);
          views.note(connection);
          return answer;
        });
  }

  @Override
  public Optional<StoredDocument> find(DocumentKey document) {
    return ask(
        "finding a document",
        connections::statement,
        connection -> DocumentTable.find(connection, document));
  }

  @Override
  public Optional<Document> get(DocumentKey document) {
    return ask("reading a document", connection -> DocumentQueries.get(connection, document));
  }

  @Override
  public Stream<StoredDocument> list(Selection selection) {
    if (parts.directory().isEmpty()) {
      // One connection serves everybody, so a stream that is left open must not keep it.
      return ask("listing documents", connection -> listed(connection, selection)).stream();
    }
    return calls
        .open(
            "listing documents",
            () -> Optional.of(OpenList.of(connections.longReader(), gate, views, selection)))
        .orElseThrow();
  }

  private static List<StoredDocument> listed(Connection connection, Selection selection)
      throws SQLException {
    List<StoredDocument> documents = new ArrayList<>();
    DocumentQueries.list(connection, selection).forEachRemaining(documents::add);
    return documents;
  }

  @Override
  public List<DocumentKey> fromSource(String source, Scope scope) {
    return ask(
        "listing a source", connection -> DocumentQueries.fromSource(connection, source, scope));
  }

  @Override
  public long countDocuments(Selection selection) {
    return ask(
        "counting documents",
        connection -> (long) DocumentQueries.select(connection, selection).size());
  }

  @Override
  public long countChunks(Selection selection) {
    try (EmbeddedReader reader = readers.open()) {
      return reader.select(selection).size();
    } catch (SQLException e) {
      throw SqlFailure.of(parts.place(), "counting chunks", e);
    }
  }

  @Override
  public StoreState state() {
    gate.requireOpen();
    return views.newest().state();
  }

  @Override
  public void onChange(Runnable listener) {
    writer.onChange(listener);
  }

  @Override
  public List<Change> changes(long sequence, int limit) {
    return ask("reading changes", connection -> ChangeTable.after(connection, sequence, limit));
  }

  @Override
  public CorpusStatistics statistics() {
    return ask(
        "reading statistics",
        connection -> withIndex(index -> CorpusFigures.statistics(connection, parts, index)));
  }

  @Override
  public List<String> problems() {
    return ask(
        "looking for problems",
        connection -> withIndex(index -> CorpusFigures.problems(connection, parts, index)));
  }

  /** Asks an index that nobody closes meanwhile. */
  private <T> T withIndex(CorpusCalls.Inspection<T> inspection) throws SQLException {
    View view = views.enterCurrent();
    try {
      return inspection.of(view.index());
    } finally {
      view.leave();
    }
  }

  @Override
  public List<String> check() {
    return calls.answer(
        "checking",
        connections::writer,
        connection -> {
          List<String> problems =
              new ArrayList<>(CorpusFigures.problems(connection, parts, parts.feed().index()));
          problems.addAll(IntegrityCheck.run(connection, views.current(), parts.feed().index()));
          return List.copyOf(problems);
        });
  }

  @Override
  public void backup(Path target) {
    calls.run(
        "writing a backup to " + target,
        connections::writer,
        connection -> Backup.write(connection, parts, target));
  }

  @Override
  public void visitRaw(RawVisitor visitor) {
    calls.run(
        "reading all bytes",
        connections::writer,
        connection -> RawFiles.visit(connection, parts, visitor));
  }

  @Override
  public void close() {
    if (!gate.close(PATIENCE)) {
      return;
    }
    // An interrupted thread can write no file: the index would not be saved.
    boolean interrupted = Thread.interrupted();
    try (StoreConnections.Lease lease = connections.writer()) {
      parts.feed().checkpointBeforeClose(lease.connection());
    } catch (SQLException e) {
      throw SqlFailure.of(parts.place(), "saving the index", e);
    } finally {
      try {
        parts.resources().close();
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
