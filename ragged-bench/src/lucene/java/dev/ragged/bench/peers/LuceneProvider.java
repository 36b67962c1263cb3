package dev.ragged.bench.peers;

/** Brings Lucene in where it was compiled and the JVM can run it. */
public final class LuceneProvider implements PeerProvider {
  private static final int OLDEST_JAVA = 21;

  /** For {@link java.util.ServiceLoader}. */
  public LuceneProvider() {}

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
