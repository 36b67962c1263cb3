package dev.ragged.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
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

  /** Returns those of this build and those that the class path adds. */
  static List<PeerProvider> all() {
    List<PeerProvider> providers = new ArrayList<>();
    providers.add(new Named("hnswlib", true, HnswlibPeer::plain));
    providers.add(new Named("hnswlibSimd", false, HnswlibPeer::withKernels));
    providers.add(new Named("jvector", true, JVectorPeer::new));
    ServiceLoader.load(PeerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(PeerProvider::runsHere)
        .forEach(providers::add);
    return providers;
  }
}
