package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.StoreConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Finds a state of the database and the view that goes with it, for one reader. Thread-safe. */
final class ReaderOpening {
  @FunctionalInterface
  private interface Leases {
    Optional<StoreConnections.Lease> take() throws SQLException;
  }

  /** Only a commit between two steps of entering makes another attempt necessary. */
  private static final int MAX_ATTEMPTS = 1_000;

  private final CorpusParts parts;
  private final StoreConnections connections;
  private final Views views;
  private final OpenGate gate;
  private final CorpusCalls calls;

  ReaderOpening(CorpusParts parts, Views views, OpenGate gate, CorpusCalls calls) {
    this.parts = parts;
    this.connections = parts.connections();
    this.views = views;
    this.gate = gate;
    this.calls = calls;
  }

  EmbeddedReader open() {
    return open(() -> Optional.of(connections.reader())).orElseThrow();
  }

  /** Returns nothing if no connection becomes free in time. */
  Optional<EmbeddedReader> open(Duration patience) {
    return open(() -> connections.reader(patience));
  }

  private Optional<EmbeddedReader> open(Leases leases) {
    return calls.open("beginning to read", () -> enter(leases));
  }

  private Optional<EmbeddedReader> enter(Leases leases) throws SQLException {
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
            + parts.place()
            + " was changed by something else than this instance; close it and open it again");
  }
}
