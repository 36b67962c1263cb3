package dev.ragged.bench.peers;

import java.util.List;

/** All kinds of index that can be compared. */
final class Peers {
  /** The word of hnswlib-core as it comes, which the others are compared with. */
  static final String REFERENCE = "hnswlib";

  private Peers() {}

  /** Returns all kinds, the reference first. */
  static List<PeerProvider> all() {
    return List.of(
        new PeerProvider(REFERENCE, true, HnswlibPeer::plain),
        new PeerProvider("hnswlibSimd", false, HnswlibPeer::withKernels),
        new PeerProvider("raggedHnsw", true, HnswPeer::new),
        new PeerProvider("leannFloats", true, LeannPeer::floats),
        new PeerProvider("leannCodes", true, LeannPeer::codes),
        new PeerProvider("jvector", true, JVectorPeer::new),
        new PeerProvider("lucene", true, LucenePeer::new),
        new PeerProvider("langchain4j", true, LangChain4jPeer::new));
  }
}
