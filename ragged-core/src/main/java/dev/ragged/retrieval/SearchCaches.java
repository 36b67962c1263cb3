package dev.ragged.retrieval;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.CacheSource;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.Cached;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.cache.WriteBehind;
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
import java.util.OptionalDouble;
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
  private final Optional<SimilarQuestions> similar;
  private final WriteBehind writer;

  private SearchCaches(
      Optional<TwoLevelCache<ResultKey, Found>> results,
      Optional<TwoLevelCache<VectorKey, float[]>> vectors,
      Optional<SimilarQuestions> similar,
      WriteBehind writer) {
    this.results = results;
    this.vectors = vectors;
    this.similar = similar;
    this.writer = writer;
  }

  /** Returns the caches of a search that keeps nothing. */
  public static SearchCaches none() {
    return new SearchCaches(
        Optional.empty(), Optional.empty(), Optional.empty(), new WriteBehind());
  }

  /**
   * Returns caches.
   *
   * @param results how results are kept, if they are
   * @param vectors how vectors of questions are kept, if they are
   * @param similarity least cosine, in [0, 1], of two questions of which one may get the other's
   *     results; empty if none may, as it is unless results are kept
   * @param engine what answers depend on beside corpus, embedder and request: the backend and its
   *     settings
   */
  public static SearchCaches of(
      Optional<CacheBuilder> results,
      Optional<CacheBuilder> vectors,
      OptionalDouble similarity,
      EmbedderFingerprint embedder,
      String engine) {
    WriteBehind writer = new WriteBehind();
    return new SearchCaches(
        results.map(cache -> cache.writer(writer).build(new FoundCodec(embedder, engine))),
        vectors.map(cache -> cache.writer(writer).build(new VectorCodec(embedder))),
        results.isPresent() && similarity.isPresent()
            ? Optional.of(new SimilarQuestions(similarity.getAsDouble()))
            : Optional.empty(),
        writer);
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

  /** Returns the results of a question that means nearly the same as that of {@code key}. */
  Optional<Found> findSimilar(ResultKey key, Optional<float[]> vector) {
    return vector.flatMap(of -> similar.flatMap(asked -> asked.find(key, of)).flatMap(this::peek));
  }

  /** Remembers that the results for {@code key} were found. */
  void remember(ResultKey key, Optional<float[]> vector) {
    similar.ifPresent(asked -> vector.ifPresent(of -> asked.add(key, of)));
  }

  private Optional<Found> peek(ResultKey key) {
    return results.flatMap(cache -> cache.peek(key));
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
      clearResults();
    } catch (RaggedException e) {
      log.warn("Old results stay on disk until the next change: {}", e.getMessage());
    }
  }

  private void clearResults() {
    similar.ifPresent(asked -> asked.forget(scope -> true));
    results.ifPresent(TwoLevelCache::clear);
  }

  /** Drops what is kept of a persona's searches. */
  public void forget(PersonaId persona) {
    Scope scope = Scope.of(persona);
    similar.ifPresent(asked -> asked.forget(scope::equals));
    results.ifPresent(cache -> cache.removeFromHeap(key -> key.scope().equals(scope)));
    vectors.ifPresent(cache -> cache.removeFromHeap(key -> key.scope().equals(scope)));
  }

  /**
   * Drops everything.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    clearResults();
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

  /** Writes to disk what waits for it, and nothing more. Idempotent. */
  @Override
  public void close() {
    writer.close();
    results.ifPresent(TwoLevelCache::close);
    vectors.ifPresent(TwoLevelCache::close);
  }
}
