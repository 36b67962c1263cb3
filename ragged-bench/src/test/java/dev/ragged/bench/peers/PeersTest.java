package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Similarity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeersTest {
  private static final int K = 10;

  private static final int VECTORS = 500;
  private static final int QUERIES = 50;

  private final Workload workload = Workload.clustered(VECTORS, QUERIES, 32, 5);
  private final Truth truth = Truth.scan(workload, K);

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void search_manyCandidates_findsNearlyAllOnOneThreadAndOnTwo(Similarity similarity)
      throws Exception {
    // The vectors have length 1, so both similarities have the same neighbors.
    GraphParameters parameters = new GraphParameters(similarity, 16, 100);
    for (PeerProvider provider : Peers.all()) {
      if (similarity == Similarity.EUCLIDEAN && provider.word().equals("langchain4j")) {
        assertThat(provider.obstacle(parameters))
            .hasValueSatisfying(reason -> assertThat(reason).contains("similarity=EUCLIDEAN"));
        continue;
      }
      assertThat(provider.obstacle(parameters)).as(provider.word()).isEmpty();
      for (int threads : List.of(1, 2)) {
        try (Peer peer = provider.create(parameters)) {
          peer.build(workload.vectors(), threads);

          assertThat(recall(peer)).as(peer.name()).isGreaterThan(0.95);
          assertThat(peer.bytes()).isGreaterThan(32L * VECTORS * Float.BYTES);
        }
      }
    }
  }

  private double recall(Peer peer) throws Exception {
    int right = 0;
    int[] answer = new int[K];
    for (int query = 0; query < QUERIES; query++) {
      int count = peer.search(workload.queries()[query], K, 200, answer);
      assertThat(count).isEqualTo(K);
      right += truth.right(query, answer, count);
    }
    return right / (double) (QUERIES * K);
  }
}
