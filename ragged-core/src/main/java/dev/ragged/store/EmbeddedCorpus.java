package dev.ragged.store;

import dev.ragged.document.Document;
import dev.ragged.error.StoreException;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The corpus that lives in one directory of this machine, or in memory. Thread-safe.
 *
 * <p>Concurrency: readers take no lock; each works on a snapshot of the database and the {@link
 * View} that goes with it. Writers take turns in {@link CorpusWriter}.
 */
public final class EmbeddedCorpus implements Corpus {
  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Leases {
    StoreConnections.Lease take() throws SQLException;
  }

  @FunctionalInterface
  private interface PatientLeases {
    Optional<StoreConnections.Lease> take() throws SQLException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Only a commit between two steps of entering makes another attempt necessary. */
  private static final int MAX_ATTEMPTS = 1_000;

  private final CorpusParts parts;
  private final StoreConnections connections;
  private final Views views;
  private final CorpusWriter writer;
  private final OpenGate gate = new OpenGate();
  private final String place;

  EmbeddedCorpus(CorpusParts parts) {
    this.parts = parts;
    this.connections = parts.connections();
    this.views = new Views(parts.view());
    this.writer =
        new CorpusWriter(connections, parts.feed(), views, parts.options(), parts.nextOrdinal());
    this.place = parts.place();
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

  @Override
  public CorpusReader reader() {
    return openReader();
  }

  @Override
  public Optional<CorpusReader> reader(Duration patience) {
    return openReader(() -> connections.reader(patience)).map(reader -> reader);
  }

  private EmbeddedReader openReader() {
    return openReader(() -> Optional.of(connections.reader())).orElseThrow();
  }

  private Optional<EmbeddedReader> openReader(PatientLeases leases) {
    gate.enter();
    boolean opened = false;
    try {
      Optional<EmbeddedReader> reader = enter(leases);
      opened = reader.isPresent();
      return reader;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "beginning to read", e);
    } finally {
      if (!opened) {
        gate.leave();
      }
    }
  }

  private Optional<EmbeddedReader> enter(PatientLeases leases) throws SQLException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<StoreConnections.Lease> taken = leases.take();
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      StoreConnections.Lease lease = taken.get();
      boolean entered = false;
      try {
        View view = views.enter(Meta.counter(lease.connection(), Meta.GENERATION));
        if (view != null) {
          entered = true;
          return Optional.of(new EmbeddedReader(lease, view, parts, gate));
        }
      } finally {
        if (!entered) {
          lease.close();
        }
      }
    }
    throw new StoreException(
        "the store "
            + place
            + " was changed by something else than this instance; close it and open it again");
  }

  @Override
  public void put(List<EmbeddedDocument> documents) {
    gate.enter();
    try {
      requireLock();
      writer.put(documents);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "storing documents", e);
    } finally {
      gate.leave();
    }
  }

  @Override
  public int delete(Collection<DocumentKey> documents) {
    gate.enter();
    try {
      requireLock();
      return writer.delete(documents);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "deleting documents", e);
    } finally {
      gate.leave();
    }
  }

  private void requireLock() {
    if (parts.lock().isPresent() && !parts.lock().get().isHeld()) {
      throw new StoreException(
          "the store's directory or its lock is gone: "
              + place
              + "; close it and open it again; nothing of this call was stored");
    }
  }

  private <T> T ask(String doing, Question<T> question) {
    return ask(doing, connections::reader, question);
  }

  private <T> T ask(String doing, Leases leases, Question<T> question) {
    gate.enter();
    try (StoreConnections.Lease lease = leases.take()) {
      T answer = question.ask(lease.connection());
      views.note(lease.connection());
      return answer;
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      gate.leave();
    }
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
    gate.enter();
    StoreConnections.Lease lease = null;
    boolean handedOver = false;
    try {
      lease = connections.longReader();
      Iterator<StoredDocument> documents = DocumentQueries.list(lease.connection(), selection);
      views.note(lease.connection());
      ListEnd end = new ListEnd(lease, gate);
      Stream<StoredDocument> stream =
          StreamSupport.stream(
                  Spliterators.spliteratorUnknownSize(
                      documents, Spliterator.ORDERED | Spliterator.NONNULL),
                  false)
              .onClose(end);
      handedOver = true;
      return stream;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "listing documents", e);
    } finally {
      if (!handedOver) {
        new ListEnd(lease, gate).run();
      }
    }
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
    try (EmbeddedReader reader = openReader()) {
      return reader.select(selection).size();
    } catch (SQLException e) {
      throw SqlFailure.of(place, "counting chunks", e);
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
    return ask("reading statistics", connection -> CorpusFigures.statistics(connection, parts));
  }

  @Override
  public List<String> problems() {
    return ask("looking for problems", connection -> CorpusFigures.problems(connection, parts));
  }

  @Override
  public List<String> check() {
    gate.enter();
    try (StoreConnections.Lease lease = connections.writer()) {
      List<String> problems = new ArrayList<>(CorpusFigures.problems(lease.connection(), parts));
      problems.addAll(
          IntegrityCheck.run(lease.connection(), views.current(), parts.feed().index()));
      return List.copyOf(problems);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "checking", e);
    } finally {
      gate.leave();
    }
  }

  @Override
  public void backup(Path target) {
    gate.enter();
    try (StoreConnections.Lease lease = connections.writer()) {
      Backup.write(lease.connection(), parts, target);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "writing a backup to " + target, e);
    } finally {
      gate.leave();
    }
  }

  @Override
  public void visitRaw(RawVisitor visitor) {
    gate.enter();
    try (StoreConnections.Lease lease = connections.writer()) {
      RawFiles.visit(lease.connection(), parts, visitor);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading all bytes", e);
    } finally {
      gate.leave();
    }
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
      throw SqlFailure.of(place, "saving the index", e);
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
