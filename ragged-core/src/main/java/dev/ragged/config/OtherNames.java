package dev.ragged.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What to use in place of keys that are not ours, but that somebody may bring from the papers or
 * from a similar program.
 */
final class OtherNames {
  private static final String NO_MAPPING =
      "there is no such setting: a database that is mapped into memory turns an error of the disk"
          + " into the end of the process";

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          use("performance.query_cache.enabled", "cache.results.level, off for false"),
          use("performance.query_cache.max_size", "cache.results.heap_bytes, in bytes"),
          use("performance.query_cache.ttl_seconds", "cache.results.ttl, such as 30m"),
          use(
              "performance.interaction_batching.enabled",
              "memory.recorder.batch_size, 1 for false"),
          use("performance.interaction_batching.batch_size", "memory.recorder.batch_size"),
          use(
              "performance.interaction_batching.flush_interval_seconds",
              "memory.recorder.flush_interval, such as 5s"),
          use("performance.parallel_ingestion.enabled", "ingest.workers, 1 for false"),
          use("performance.parallel_ingestion.max_workers", "ingest.workers"),
          use("vector_store.backend", "backend.type"),
          use("vectorstore.backend", "backend.type"),
          use("backend.cache_size", "cache.results.heap_bytes, in bytes"),
          use("backend.beam_width", "backend.hnsw.ef_search"),
          use("memory.cache.l1_size", "cache.results.heap_bytes, in bytes"),
          use("memory.cache.l2_size", "cache.results.disk_bytes, in bytes"),
          use("memory.cache.query_ttl", "cache.results.ttl, such as 15m"),
          say(
              "memory.cache.profile_ttl",
              "there is no such setting: what is known of a persona is never out of date"),
          use("personalisation.retrieve_multiplier", "memory.retrieve_multiplier"),
          say(
              "personalisation.async_updates",
              "there is no such setting: nothing that is asked waits for what is learned from it"),
          use("database.sqlite_cache_mb", "database.cache_bytes, such as 16 MiB"),
          say("database.mmap_size_mb", NO_MAPPING),
          say("database.mmap_size", NO_MAPPING),
          say("database.mmap_bytes", NO_MAPPING));

  private static final Map<String, String> HNSW =
      Map.of(
          "m", "m",
          "ef_construction", "ef_construction",
          "construction_ef", "ef_construction",
          "ef_search", "ef_search",
          "search_ef", "ef_search");

  private OtherNames() {}

  private static Map.Entry<String, String> use(String key, String ours) {
    return say(key, "did you mean " + ours + "?");
  }

  private static Map.Entry<String, String> say(String key, String advice) {
    return Map.entry(key, advice);
  }

  /** Returns what to do in place of setting {@code key}; empty if nothing is known of it. */
  static Optional<String> advice(String key) {
    String section = key.substring(0, key.lastIndexOf('.') + 1);
    if (section.equals("vector_store.chromadb.hnsw.")
        || section.equals("vectorstore.chromadb.hnsw.")) {
      String name = key.substring(section.length()).toLowerCase(Locale.ROOT);
      return Optional.ofNullable(HNSW.get(name))
          .map(ours -> "did you mean backend.hnsw." + ours + "?");
    }
    return Optional.ofNullable(ADVICE.get(key));
  }
}
