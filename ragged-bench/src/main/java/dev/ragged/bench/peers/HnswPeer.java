package dev.ragged.bench.peers;

import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.bench.RaggedHnsw;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorKernels;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own HNSW index, through its public API: every search makes a query object and a list of
 * neighbors, and is answered by a scan where the index thinks that faster.
 */
final class HnswPeer implements Peer {
  private final GraphParameters parameters;
  private @Nullable TemporaryFolder folder;
  private @Nullable RaggedHnsw index;

  HnswPeer(GraphParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public String name() {
    return "ragged hnsw, " + VectorKernels.best().name();
  }

  @Override
  public void build(float[][] vectors, int threads) throws IOException, InterruptedException {
    folder = new TemporaryFolder("ragged-peer");
    index =
        new RaggedHnsw(
            vectors,
            new HnswParameters(parameters.m(), parameters.efConstruction(), 10),
            parameters.similarity(),
            Optional.of(folder.path()),
            threads);
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    List<Neighbor> found =
        Objects.requireNonNull(index).search(query, k, Effort.ofCandidates(ef)).list();
    for (int i = 0; i < found.size(); i++) {
      out[i] = found.get(i).ordinal();
    }
    return found.size();
  }

  /** Returns which part of the queries the index answers by comparing all, in [0, 1]. */
  double scanned(float[][] queries, int k, int ef) {
    RaggedHnsw asked = Objects.requireNonNull(index);
    long scans =
        Arrays.stream(queries)
            .filter(query -> asked.search(query, k, Effort.ofCandidates(ef)).cost().exact())
            .count();
    return (double) scans / queries.length;
  }

  /** Returns the bytes of heap that the index thinks it holds. */
  long heapBytes() {
    return Objects.requireNonNull(index).index().statistics().bytesInMemory();
  }

  /** Returns the bytes of a checkpoint, which has the vectors and no graph. */
  @Override
  public long bytes() {
    return Objects.requireNonNull(index).save();
  }

  @Override
  public void close() throws IOException {
    if (index != null) {
      index.close();
    }
    if (folder != null) {
      folder.close();
    }
  }
}
