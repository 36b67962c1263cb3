package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.index.BlockIo;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import java.util.List;
import java.util.Objects;

/**
 * Opens LEANN indexes: for stores whose vectors shall not take up the disk. Thread-safe.
 *
 * <p>What to expect of an index: {@code add} keeps new vectors in memory, where they are compared
 * exactly. A checkpoint, or 32 MiB of them, closes them into a segment, which keeps what the {@link
 * LeannOptions} say: codes, a graph, or the vectors themselves. Segments are merged in the
 * background. A search recomputes the vectors that decide its answer from the stored text, which
 * costs as much as embedding them did; those that it has recomputed stay in a cache.
 *
 * <p>All scores are exact, except with codec {@link
 * dev.ragged.backend.leann.options.VectorCodec#INT8} in mode {@link
 * dev.ragged.backend.leann.options.StorageMode#FULL}, or with a {@linkplain
 * LeannOptions.Builder#byteVectorCache cache of bytes}. In one state of the index a query has one
 * answer: alone or in a batch, with the cache cold or warm, on any number of threads.
 */
public final class LeannIndexProvider implements VectorIndexProvider {
  private static final int PRIORITY = 20;

  private final LeannOptions options;
  private final LeannPolicy policy;
  private final BlockIo io;

  /** Opens indexes of one-bit codes; what {@code ServiceLoader} calls. */
  public LeannIndexProvider() {
    this(LeannOptions.codes().build());
  }

  /** Opens indexes with {@code options}. */
  public LeannIndexProvider(LeannOptions options) {
    this(options, LeannPolicy.DEFAULT, BlockIo.disk());
  }

  LeannIndexProvider(LeannOptions options, LeannPolicy policy, BlockIo io) {
    this.options = Objects.requireNonNull(options, "options");
    this.policy = policy;
    this.io = io;
  }

  @Override
  public String name() {
    return LeannVectorIndex.NAME;
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public boolean keepsVectors() {
    return options.keepsRows();
  }

  @Override
  public String fingerprint() {
    return name() + " " + options;
  }

  @Override
  public IndexBytes estimate(long vectors, int dimension, Similarity similarity) {
    return new LeannBytes(options, policy.graphFrom()).of(vectors, dimension);
  }

  @Override
  public List<Setting<?>> settings() {
    return LeannSettings.all();
  }

  @Override
  public LeannIndexProvider configured(RaggedConfig config) {
    return new LeannIndexProvider(LeannSettings.options(config), policy, io);
  }

  @Override
  public VectorIndex open(IndexContext context) {
    return LeannVectorIndex.open(context, options, policy, io);
  }
}
