package dev.ragged.bench.peers;

/** A built peer, and the figures that are being taken of it. */
record Contestant(Peer peer, PeerCurve figures) {
  RecallCurve curve() {
    return figures.curve();
  }
}
