package dev.ragged.ingest;

import java.util.Objects;

/**
 * How one ingest is watched and ended. Immutable.
 *
 * @param listener is told of each document
 * @param cancellation ends the ingest early
 */
public record IngestOptions(IngestListener listener, Cancellation cancellation) {
  /** Nobody listens, nobody cancels. */
  public static final IngestOptions DEFAULT = new IngestOptions(progress -> {}, new Cancellation());

  public IngestOptions {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /** Returns options with this listener. */
  public static IngestOptions listeningTo(IngestListener listener) {
    return new IngestOptions(listener, new Cancellation());
  }

  /** Returns these options with {@code newCancellation}. */
  public IngestOptions cancelledBy(Cancellation newCancellation) {
    return new IngestOptions(listener, newCancellation);
  }
}
