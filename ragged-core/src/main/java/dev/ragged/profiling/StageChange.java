package dev.ragged.profiling;

import dev.ragged.config.Settings;
import java.util.Map;

/**
 * A change that makes a stage cheaper. Immutable.
 *
 * @param setting key of the setting, or the option of a request or of the builder
 */
record StageChange(String setting, String advice) {
  static final StageChange MODEL =
      new StageChange(Settings.EMBEDDER_TYPE.key(), "embed with a smaller model");

  static final StageChange MORE_VECTORS =
      new StageChange(
          Settings.CACHE_EMBEDDINGS_HEAP_BYTES.key(),
          "keep more vectors of questions, as questions repeat");

  static final StageChange MORE_WORKERS =
      new StageChange(
          Settings.INGEST_WORKERS.key(), "embed with more threads, as processors are idle");

  static final StageChange HEAP =
      new StageChange(
          Settings.CACHE_RESULTS_HEAP_BYTES.key(),
          "keep more answers in the heap, where they are found sooner than on disk");

  static final StageChange NO_CACHE =
      new StageChange(
          Settings.CACHE_RESULTS_LEVEL.key(), "keep no answers, as questions hardly repeat");

  /** Where the stage alone decides. */
  static final Map<String, StageChange> BY_STAGE =
      Map.ofEntries(
          Map.entry(
              Stages.SEARCH_BEGIN,
              new StageChange("database.readers", "let more searches read at once")),
          Map.entry(
              Stages.SEARCH_VECTORS,
              new StageChange(
                  Settings.SEARCH_EFFORT.key(),
                  "compare fewer vectors: a backend with a graph, and there a lower effort")),
          Map.entry(
              Stages.SEARCH_WORDS,
              new StageChange(
                  "SearchRequest.mode", "search by vectors alone, or with fewer common words")),
          Map.entry(
              Stages.SEARCH_FUSE,
              new StageChange("SearchRequest.diversity", "ask for no diversity")),
          Map.entry(
              Stages.SEARCH_FETCH,
              new StageChange(
                  "SearchRequest.k",
                  "ask for fewer hits, or let connections keep more pages"
                      + " (database.cache_bytes)")),
          Map.entry(
              "memory.rank",
              new StageChange("memory.retrieve_multiplier", "rank fewer candidates for a persona")),
          Map.entry(
              "memory.profile",
              new StageChange(
                  "memory.cache.heap_bytes", "keep more topics of personas in the heap")),
          Map.entry(Stages.SEARCH_RERANK, new StageChange("SearchRequest.k", "ask for fewer hits")),
          Map.entry(
              Stages.SEARCH_ENHANCE,
              new StageChange(
                  "Personalization",
                  "let the memory look for less in questions (enhance, timeKey)")),
          Map.entry(
              Stages.ANSWER_GENERATE,
              new StageChange(
                  "RaggedBuilder.generator", "write with a faster model, or from fewer hits")),
          Map.entry(
              Stages.INGEST_PARSE,
              new StageChange("RaggedBuilder.reader", "read the format with a faster reader")),
          Map.entry(
              Stages.INGEST_READ, new StageChange("DocumentSource", "read from a faster place")),
          Map.entry(
              Stages.INGEST_CHUNK,
              new StageChange(
                  Settings.INGEST_CHUNK_TOKENS.key(),
                  "cut into longer chunks, or with a cheaper chunker")),
          Map.entry(
              Stages.INGEST_STORE,
              new StageChange(
                  "database.durability", "commit without waiting for the disk, if that is enough")),
          Map.entry(
              Stages.INGEST_INDEX,
              new StageChange(
                  Settings.BACKEND_TYPE.key(),
                  "link with less effort, or use a backend without a graph")),
          Map.entry(
              Stages.INGEST_COMPACT,
              new StageChange(
                  Settings.BACKEND_TYPE.key(), "use a backend whose files are smaller to write")));

  Recommendation because(String evidence) {
    return new Recommendation(setting, advice, evidence);
  }
}
