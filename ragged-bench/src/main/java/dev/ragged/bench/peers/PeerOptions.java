package dev.ragged.bench.peers;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is compared, and how often. Immutable.
 *
 * @param folder with {@code base.fvecs}, {@code query.fvecs} and, if there is one, {@code
 *     gt.ivecs}; takes the place of the made-up vectors
 * @param madeUp the vectors without a folder
 * @param m links of a node of every graph, at least 2; at the lowest level twice as many
 * @param efConstruction candidates that an insertion keeps, at least 1
 * @param buildThreads of a second build, made only for its cost; 1 leaves it out
 * @param rounds that count, after one that warms up; at least 1
 * @param peers words of those that take part, among {@link #words()}; the order is that of {@link
 *     #words()}
 */
public record PeerOptions(
    Optional<Path> folder,
    MadeUpVectors madeUp,
    int m,
    int efConstruction,
    int buildThreads,
    int rounds,
    Set<String> peers) {
  /** Rounds that count; to be known without loading what the peers need. */
  public static final int ROUNDS = 5;

  /** Made-up vectors, and all peers but the one that differs from another in its kernels alone. */
  public static final PeerOptions DEFAULT =
      new PeerOptions(
          Optional.empty(),
          MadeUpVectors.DEFAULT,
          16,
          100,
          2,
          ROUNDS,
          Peers.all().stream()
              .filter(PeerProvider::byDefault)
              .map(PeerProvider::word)
              .collect(Collectors.toSet()));

  /** Creates options. */
  public PeerOptions {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(madeUp, "madeUp");
    if (m < 2) {
      throw new IllegalArgumentException("m must be at least 2: m=" + m);
    }
    MadeUpVectors.requirePositive("efConstruction", efConstruction);
    MadeUpVectors.requirePositive("buildThreads", buildThreads);
    MadeUpVectors.requirePositive("rounds", rounds);
    if (peers.isEmpty() || !words().containsAll(peers)) {
      throw new IllegalArgumentException(
          "peers must be some of %s: peers=%s".formatted(words(), peers));
    }
    Set<String> ordered = new LinkedHashSet<>(words());
    ordered.retainAll(peers);
    peers = Collections.unmodifiableSet(ordered);
  }

  /** Returns the words of all peers there are, the one that others are compared with first. */
  public static List<String> words() {
    return Peers.all().stream().map(PeerProvider::word).toList();
  }
}
