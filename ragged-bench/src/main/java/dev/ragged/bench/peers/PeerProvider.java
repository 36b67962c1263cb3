package dev.ragged.bench.peers;

/** Makes indexes of one kind. */
interface PeerProvider {
  /** Returns the word that chooses this peer on the command line. */
  String word();

  /** Tells whether the peer takes part if the command line does not say. */
  default boolean byDefault() {
    return true;
  }

  /** Tells whether the running JVM is new enough. */
  default boolean runsHere() {
    return true;
  }

  /** Returns an index that is yet to be built. */
  Peer create(GraphParameters parameters);
}
