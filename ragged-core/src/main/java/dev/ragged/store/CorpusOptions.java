package dev.ragged.store;

import dev.ragged.embedding.Embedder;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Durability;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * How an {@link EmbeddedCorpus} is opened. Immutable.
 *
 * @param directory where the store lives, created if need be; empty for a store in memory
 * @param provider opens its vector index
 * @param embedder what its vectors are made with; stays the caller's to close
 * @param reembed whether a store built with another embedder is embedded anew rather than refused
 * @param clock tells when documents were stored
 * @param seed start of the index's random choices
 * @param durability what a commit survives
 * @param limits how much the database's connections may use
 * @param profiler measures the stages
 */
public record CorpusOptions(
    Optional<Path> directory,
    VectorIndexProvider provider,
    Embedder embedder,
    boolean reembed,
    Clock clock,
    long seed,
    Durability durability,
    ConnectionLimits limits,
    OperationProfiler profiler) {
  static final String BACKEND_NAME = "[a-z0-9-]{1,40}";

  public CorpusOptions {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(profiler, "profiler");
    requireName(provider);
  }

  /** Does nothing if the provider's name can be a folder's. */
  static void requireName(VectorIndexProvider provider) {
    if (!provider.name().matches(BACKEND_NAME)) {
      throw new IllegalArgumentException(
          "a backend's name must be 1 to 40 lower-case letters, digits or hyphens: name=\""
              + provider.name()
              + "\"");
    }
  }

  /** Makes options with {@link Durability#FULL}, {@link ConnectionLimits#DEFAULT}, unmeasured. */
  public CorpusOptions(
      Optional<Path> directory,
      VectorIndexProvider provider,
      Embedder embedder,
      boolean reembed,
      Clock clock,
      long seed) {
    this(
        directory,
        provider,
        embedder,
        reembed,
        clock,
        seed,
        Durability.FULL,
        ConnectionLimits.DEFAULT,
        new OperationProfiler());
  }
}
