package dev.ragged.profiling;

import dev.ragged.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the times of stages speak for: the stage that takes most of an operation is the one where a
 * change can gain something.
 */
final class StageAdvice {
  /** Share of an operation's time from which on a stage is worth a change. */
  private static final double MIN_SHARE = 0.4;

  /** Mean duration below which nobody notices a change. */
  private static final long MIN_NANOS = 1_000_000;

  /** Fewer operations say nothing. */
  private static final long MIN_COUNT = 10;

  /**
   * What to change.
   *
   * @param setting its key, or the option of a request
   */
  private record Change(String setting, String advice) {}

  private static final Map<String, Change> SEARCH =
      Map.of(
          Stages.SEARCH_EMBED,
          new Change(
              Settings.CACHE_EMBEDDINGS_HEAP_BYTES.key(),
              "keep more vectors of questions, or embed with a smaller model"),
          Stages.SEARCH_RETRIEVE,
          new Change(
              Settings.SEARCH_EFFORT.key(),
              "compare fewer vectors: a lower effort, or a backend with a graph"),
          Stages.SEARCH_FUSE,
          new Change("SearchRequest.diversity", "ask for less diversity, or for none"),
          Stages.SEARCH_FETCH,
          new Change(
              "SearchRequest.k",
              "ask for fewer hits, or let connections keep more pages (database.cache_bytes)"),
          Stages.SEARCH_RERANK,
          new Change("memory.retrieve_multiplier", "rank fewer candidates for a persona"),
          Stages.SEARCH_ENHANCE,
          new Change("memory.cache.heap_bytes", "keep more topics of personas in the heap"),
          Stages.SEARCH_RECORD,
          new Change("memory.recorder.capacity", "let more records wait to be written"),
          Stages.SEARCH_CACHE,
          new Change(
              Settings.CACHE_RESULTS_HEAP_BYTES.key(),
              "keep more answers in the heap, where they are found sooner than on disk"));

  private static final Map<String, Change> INGEST =
      Map.of(
          Stages.INGEST_EMBED,
          new Change(
              Settings.INGEST_WORKERS.key(),
              "embed with more threads if processors are idle, or with a smaller model"),
          Stages.INGEST_PARSE,
          new Change("RaggedBuilder.reader", "read the format with a faster reader"),
          Stages.INGEST_READ,
          new Change("DocumentSource", "read from a faster place"),
          Stages.INGEST_CHUNK,
          new Change(
              Settings.INGEST_CHUNK_TOKENS.key(),
              "cut less often, into longer chunks, or with a cheaper chunker"),
          Stages.INGEST_STORE,
          new Change(
              "database.durability", "commit without waiting for the disk, if that is enough"),
          Stages.INGEST_INDEX,
          new Change(
              Settings.BACKEND_TYPE.key(),
              "link with less effort, or use a backend without a graph"),
          Stages.INGEST_COMPACT,
          new Change(
              Settings.BACKEND_TYPE.key(), "use a backend whose files are smaller to write"));

  private StageAdvice() {}

  /** Returns what {@code metrics} speak for. */
  static List<Recommendation> of(List<ProfileMetric> metrics) {
    List<Recommendation> all = new ArrayList<>();
    add(all, Breakdown.of(metrics, Stages.SEARCH), SEARCH);
    // Waiting for other threads is what those are busy with.
    add(all, Breakdown.of(metrics, Stages.INGEST).without(Stages.INGEST_WAIT), INGEST);
    return all;
  }

  private static void add(
      List<Recommendation> all, Breakdown breakdown, Map<String, Change> changes) {
    long enough = changes == SEARCH ? MIN_COUNT : 1;
    if (breakdown.parts().isEmpty()
        || breakdown.count() < enough
        || breakdown.durations().mean().toNanos() < MIN_NANOS) {
      return;
    }
    Breakdown.Part first = breakdown.parts().get(0);
    double share = (double) first.selfNanos() / breakdown.selfNanos();
    Change change = changes.get(first.name());
    if (share >= MIN_SHARE && change != null) {
      all.add(
          new Recommendation(
              change.setting,
              change.advice,
              first.name()
                  + " takes "
                  + Figures.oneDecimal(100 * share)
                  + " % of the time of "
                  + breakdown.operation()
                  + ", "
                  + Figures.nanos((double) first.selfNanos() / breakdown.count())
                  + " of each; count="
                  + Figures.count(breakdown.count())));
    }
  }
}
