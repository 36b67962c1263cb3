package dev.ragged.store;

import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.StoreConnections;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back what a stream of documents held, once. */
final class ListEnd implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(ListEnd.class);

  private final StoreConnections.@Nullable Lease lease;
  private final OpenGate gate;
  private final AtomicBoolean done = new AtomicBoolean();

  ListEnd(StoreConnections.@Nullable Lease lease, OpenGate gate) {
    this.lease = lease;
    this.gate = gate;
  }

  @Override
  public void run() {
    if (done.getAndSet(true)) {
      return;
    }
    try {
      if (lease != null) {
        lease.close();
      }
    } catch (SQLException e) {
      log.warn("a reading connection did not end in order", e);
    } finally {
      gate.leave();
    }
  }
}
