package dev.ragged.bench.peers;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.bench.leann.BuiltIndex;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our own index in mode FULL, through its public API: every search makes a query object and a list
 * of neighbors, as an application does.
 */
final class LeannPeer implements Peer {
  private final VectorCodec codec;
  private final GraphParameters parameters;
  private @Nullable BuiltIndex built;

  private LeannPeer(VectorCodec codec, GraphParameters parameters) {
    this.codec = codec;
    this.parameters = parameters;
  }

  /** Returns an index that walks over whole vectors. */
  static Peer floats(GraphParameters parameters) {
    return new LeannPeer(VectorCodec.FLOAT32, parameters);
  }

  /** Returns an index that walks over codes of four bits and compares the best by vectors. */
  static Peer codes(GraphParameters parameters) {
    return new LeannPeer(VectorCodec.RABITQ_4, parameters);
  }

  @Override
  public String name() {
    return "leann " + codec;
  }

  @Override
  public void build(float[][] vectors, int threads) throws IOException {
    LeannOptions options =
        LeannOptions.full(codec)
            .m(parameters.m())
            .efConstruction(parameters.efConstruction())
            .build();
    built =
        BuiltIndex.of(
            options,
            parameters.similarity(),
            vectors,
            threads,
            ordinals -> {
              throw new IllegalStateException("this mode recomputes nothing");
            });
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    BuiltIndex index = Objects.requireNonNull(built);
    List<Neighbor> found =
        index.index().search(VectorQuery.of(query, k, index.all(), Effort.ofCandidates(ef))).list();
    for (int i = 0; i < found.size(); i++) {
      out[i] = found.get(i).ordinal();
    }
    return found.size();
  }

  @Override
  public long bytes() {
    return Objects.requireNonNull(built).index().statistics().bytesOnDisk();
  }

  @Override
  public void close() throws IOException {
    if (built != null) {
      built.close();
    }
  }
}
