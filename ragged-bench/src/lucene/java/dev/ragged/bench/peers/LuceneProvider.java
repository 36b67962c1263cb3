package dev.ragged.bench.peers;

/** Brings Lucene in where the JVM can run it. Found by its name: some builds lack it. */
final class LuceneProvider implements PeerProvider {
  private static final int OLDEST_JAVA = 21;

  @Override
  public String word() {
    return "lucene";
  }

  @Override
  public boolean runsHere() {
    return Runtime.version().feature() >= OLDEST_JAVA;
  }

  @Override
  public Peer create(GraphParameters parameters) {
    return new LucenePeer(parameters);
  }
}
