package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.config.RaggedConfig;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.BlockIo;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts of an open store that a {@link Tuner} works on. Immutable.
 *
 * @param corpus what is searched
 * @param embedder what it was embedded with; keeps its contract on every call
 * @param searcher whose effort is set and whose answers are watched
 * @param caches figures of the caches that are on
 * @param config what the store was opened with
 * @param root its directory; empty if it is in memory
 * @param backends the backends that could be used, by name
 * @param ticker measures time
 * @param io writes the files of tuned values
 */
public record TuningParts(
    Corpus corpus,
    Embedder embedder,
    Searcher searcher,
    Supplier<List<CacheStatistics>> caches,
    RaggedConfig config,
    Optional<Path> root,
    Map<String, VectorIndexProvider> backends,
    Ticker ticker,
    BlockIo io) {
  public TuningParts {
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(searcher, "searcher");
    Objects.requireNonNull(caches, "caches");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(root, "root");
    backends = Map.copyOf(backends);
    Objects.requireNonNull(ticker, "ticker");
    Objects.requireNonNull(io, "io");
  }
}
