package dev.ragged.retrieval;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.CacheSource;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.Cached;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.error.RaggedException;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What searches keep for the next ones: vectors of questions, and what was found for them. Either
 * may be off. Nothing of a persona is on disk. Thread-safe.
 */
public final class SearchCaches implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SearchCaches.class);

  private final Optional<TwoLevelCache<ResultKey, Found>> results;
  private final Optional<TwoLevelCache<VectorKey, float[]>> vectors;

  private SearchCaches(
      Optional<TwoLevelCache<ResultKey, Found>> results,
      Optional<TwoLevelCache<VectorKey, float[]>> vectors) {
    this.results = results;
    this.vectors = vectors;
  }

  /** Returns the caches of a search that keeps nothing. */
  public static SearchCaches none() {
    return new SearchCaches(Optional.empty(), Optional.empty());
  }

  /**
   * Returns caches.
   *
   * @param results how results are kept, if they are
   * @param vectors how vectors of questions are kept, if they are
   * @param engine what answers depend on beside corpus, embedder and request: the backend and its
   *     settings
   */
  public static SearchCaches of(
      Optional<CacheBuilder> results,
      Optional<CacheBuilder> vectors,
      EmbedderFingerprint embedder,
      String engine) {
    return new SearchCaches(
        results.map(cache -> cache.build(new FoundCodec(embedder, engine))),
        vectors.map(cache -> cache.build(new VectorCodec(embedder))));
  }

  /** Puts the disk level of results into {@code folder}. */
  public static CacheBuilder resultsOnDisk(
      CacheBuilder results, Path folder, UUID store, long bytes) {
    return results.disk(folder, store, FoundBytes.VERSION, bytes);
  }

  /** Puts the disk level of question vectors into {@code folder}. */
  public static CacheBuilder vectorsOnDisk(
      CacheBuilder vectors, Path folder, UUID store, long bytes) {
    return vectors.disk(folder, store, VectorCodec.VERSION, bytes);
  }

  Optional<TwoLevelCache<ResultKey, Found>> results() {
    return results;
  }

  Optional<TwoLevelCache<VectorKey, float[]>> vectors() {
    return vectors;
  }

  /** Returns what is kept for {@code questions} in {@code state}, in a map of the caller's own. */
  Map<Question, Cached<Found>> findAll(List<Question> questions, Scope scope, StoreState state) {
    Map<Question, Cached<Found>> found = new HashMap<>();
    if (results.isPresent()) {
      for (Question question : questions) {
        results
            .get()
            .find(ResultKey.of(state, scope, question))
            .ifPresent(kept -> found.put(question, kept));
      }
    }
    return found;
  }

  /** Returns the source of what no cache had. */
  CacheSource miss() {
    return results.isPresent() ? CacheSource.LOADED : CacheSource.NONE;
  }

  /** Returns a mark for {@link #keep}, to be taken before the search. */
  long mark() {
    return results.map(TwoLevelCache::mark).orElse(0L);
  }

  /** Keeps what was found since {@code mark}. */
  void keep(Map<Question, Found> found, Scope scope, long mark) {
    results.ifPresent(
        cache ->
            found.forEach(
                (question, one) ->
                    cache.put(ResultKey.of(one.state(), scope, question), one, mark)));
  }

  /**
   * Drops all results, which are of no use once the corpus has changed, so that nothing of what was
   * deleted stays. If a file cannot be deleted that is logged: it is no reason to fail a commit.
   */
  public void corpusChanged() {
    try {
      results.ifPresent(TwoLevelCache::clear);
    } catch (RaggedException e) {
      log.warn("Old results stay on disk until the next change: {}", e.getMessage());
    }
  }

  /** Drops what is kept of a persona's searches. */
  public void forget(PersonaId persona) {
    Scope scope = Scope.of(persona);
    results.ifPresent(cache -> cache.removeFromHeap(key -> key.scope().equals(scope)));
    vectors.ifPresent(cache -> cache.removeFromHeap(key -> key.scope().equals(scope)));
  }

  /**
   * Drops everything.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    results.ifPresent(TwoLevelCache::clear);
    vectors.ifPresent(TwoLevelCache::clear);
  }

  /** Reads the index of what is on disk, which the first search would do otherwise. */
  public void warmUp() {
    results.ifPresent(TwoLevelCache::warmUp);
    vectors.ifPresent(TwoLevelCache::warmUp);
  }

  /** Returns figures of the caches that are on. */
  public List<CacheStatistics> statistics() {
    List<CacheStatistics> all = new ArrayList<>(2);
    results.ifPresent(cache -> all.add(cache.statistics()));
    vectors.ifPresent(cache -> all.add(cache.statistics()));
    return all;
  }

  /** Ends writing to disk. Idempotent. */
  @Override
  public void close() {
    results.ifPresent(TwoLevelCache::close);
    vectors.ifPresent(TwoLevelCache::close);
  }
}
