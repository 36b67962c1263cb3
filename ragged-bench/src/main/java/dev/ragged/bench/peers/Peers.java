package dev.ragged.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All kinds of index that can be compared on this JVM. */
final class Peers {
  private record Named(String word, boolean byDefault, Function<GraphParameters, Peer> factory)
      implements PeerProvider {
    @Override
    public Peer create(GraphParameters parameters) {
      return factory.apply(parameters);
    }
  }

  private Peers() {}

  /** Returns all that this build has and this JVM can run. */
  static List<PeerProvider> all() {
    List<PeerProvider> providers = new ArrayList<>();
    providers.add(new Named("hnswlib", true, HnswlibPeer::plain));
    providers.add(new Named("hnswlibSimd", false, HnswlibPeer::withKernels));
    providers.add(new Named("leannFloats", true, LeannPeer::floats));
    providers.add(new Named("leannCodes", true, LeannPeer::codes));
    providers.add(new Named("jvector", true, JVectorPeer::new));
    lucene().filter(PeerProvider::runsHere).ifPresent(providers::add);
    return providers;
  }

  // By name, because only builds on Java 21 or later compile it.
  private static Optional<PeerProvider> lucene() {
    try {
      return Optional.of(
          Class.forName(Peers.class.getPackageName() + ".LuceneProvider")
              .asSubclass(PeerProvider.class)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a peer must have a constructor without parameters", e);
    }
  }
}
