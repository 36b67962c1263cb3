package dev.ragged.store;

import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.StoreConnections;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stream of documents holds until it is closed: a connection, and a place in the gate. */
final class OpenList {
  private static final Logger log = LoggerFactory.getLogger(OpenList.class);

  private final StoreConnections.Lease lease;
  private final OpenGate gate;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OpenList(StoreConnections.Lease lease, OpenGate gate) {
    this.lease = lease;
    this.gate = gate;
  }

  /**
   * Returns the documents as they are now. Takes over {@code lease} in any case, and the caller's
   * place in {@code gate} unless it fails.
   */
  static Stream<StoredDocument> of(
      StoreConnections.Lease lease, OpenGate gate, Views views, Selection selection)
      throws SQLException {
    OpenList list = new OpenList(lease, gate);
    boolean opened = false;
    try {
      Iterator<StoredDocument> documents = DocumentQueries.list(lease.connection(), selection);
      views.note(lease.connection());
      Stream<StoredDocument> stream =
          StreamSupport.stream(
                  Spliterators.spliteratorUnknownSize(
                      documents, Spliterator.ORDERED | Spliterator.NONNULL),
                  false)
              .onClose(list::close);
      opened = true;
      return stream;
    } finally {
      if (!opened) {
        list.giveBack();
      }
    }
  }

  private void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      giveBack();
    } finally {
      gate.leave();
    }
  }

  private void giveBack() {
    try {
      lease.close();
    } catch (SQLException e) {
      log.warn("a reading connection did not end in order", e);
    }
  }
}
