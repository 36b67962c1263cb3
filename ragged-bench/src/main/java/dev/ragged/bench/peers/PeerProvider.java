package dev.ragged.bench.peers;

import java.util.Optional;

/**
 * Makes indexes of one kind.
 *
 * @param word what chooses the kind on a command line
 * @param byDefault whether the kind takes part if nothing is said
 * @param maker makes an index that is yet to be built, or fails if this JVM cannot run it
 */
record PeerProvider(String word, boolean byDefault, Maker maker) {
  /** Makes an index that is yet to be built. */
  @FunctionalInterface
  interface Maker {
    Peer make(GraphParameters parameters);
  }

  /** Returns an index that is yet to be built. */
  Peer create(GraphParameters parameters) {
    return maker.make(parameters);
  }

  /** Returns why this JVM cannot run such an index, or why it cannot compare that way. */
  Optional<String> obstacle(GraphParameters parameters) {
    try {
      // Both load the peer's own classes, and an index that is not built holds nothing.
      var unused = create(parameters).name();
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of(
          "this build of it does not run on Java %s: %s".formatted(Runtime.version(), e));
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
