package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Similarity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final int K = 10;

  @Test
  void search_manyCandidates_findsNearlyAllOnOneThreadAndOnTwo() throws Exception {
    Workload workload = Workload.clustered(2_000, 50, 32, 20);
    Truth truth = Truth.scan(workload, K);
    GraphParameters parameters = new GraphParameters(Similarity.COSINE, 16, 100);
    for (PeerProvider provider : Peers.all()) {
      for (int threads : List.of(1, 2)) {
        try (Peer peer = provider.create(parameters)) {
          peer.build(workload.vectors(), threads);

          int right = 0;
          int[] answer = new int[K];
          for (int query = 0; query < 50; query++) {
            int count = peer.search(workload.queries()[query], K, 200, answer);
            assertThat(count).isEqualTo(K);
            right += truth.right(query, answer, count);
          }
          assertThat(right).as(peer.name()).isGreaterThan(50 * K * 95 / 100);
          assertThat(peer.bytes()).isGreaterThan(2_000L * 32 * Float.BYTES);
        }
      }
    }
  }
}
