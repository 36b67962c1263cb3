package dev.ragged.bench.peers;

import java.util.List;

/** A built peer, what its builds took, and the curve that it is measured along. */
record Contestant(Peer peer, List<BuildCost> builds, long bytes, RecallCurve curve) {}
