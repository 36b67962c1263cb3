package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.LevelStatistics;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.spi.CorpusStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which figures speak for which values, with the figures given. */
class RulesTest {
  private static final long MIB = 1L << 20;
  private static final LevelStatistics NONE = new LevelStatistics(0, 0, 0, 0, 0, 0, 0);
  private static final ProbeFigures NO_PROBES = probes(0, 1, 0, 0);

  /** 140 bytes of links, or 54 of codes, for each vector. */
  private static final Map<String, VectorIndexProvider> BACKENDS =
      Map.of(
          "exact", new ExactIndexProvider(),
          "hnsw", new SizedProvider("hnsw", new IndexBytes(1_556 + 140, 1_540)),
          "leann", new SizedProvider("leann", new IndexBytes(60, 54)));

  private static final Map<String, VectorIndexProvider> ALONE =
      Map.of("exact", new ExactIndexProvider());

  private static ProbeFigures probes(
      int count, double recall, long searchMicros, long exactMicros) {
    return new ProbeFigures(
        count,
        recall,
        recall,
        Duration.ofNanos(searchMicros * 1_000),
        Duration.ofNanos(exactMicros * 1_000),
        0,
        0);
  }

  private static CorpusStatistics corpus(String backend, long chunks, long indexBytes, long bytes) {
    return new CorpusStatistics(
        chunks,
        chunks,
        1,
        1,
        0,
        bytes,
        new EmbedderFingerprint("test", 384, "v1"),
        new IndexStatistics(backend, (int) chunks, 0, 0, indexBytes, true));
  }

  private static Observed observed(
      long searches,
      double repeats,
      ProbeFigures probe,
      CorpusStatistics corpus,
      CacheStatistics... caches) {
    return new Observed(searches, repeats, List.of(caches), probe, corpus, BACKENDS);
  }

  private static CacheStatistics cache(
      String name, long hits, long misses, LevelStatistics heap, LevelStatistics disk) {
    return new CacheStatistics(name, hits, misses, Duration.ZERO, Duration.ZERO, heap, disk);
  }

  private static List<String> recommended(RaggedConfig config, Observed observed) {
    Proposals proposals = new Proposals(config);
    CacheRules.recommend(observed, proposals);
    IndexRules.recommend(observed, proposals);
    proposals
        .list()
        .forEach(one -> assertThat(one.evidence()).endsWith(".").containsPattern("[0-9]"));
    return proposals.list().stream().map(one -> one.key() + "=" + one.proposed()).toList();
  }

  private static final CorpusStatistics SMALL = corpus("exact", 100, 0, 0);

  @Test
  void recommend_repeatsWhileOff_isCache() {
    RaggedConfig off =
        RaggedConfig.builder().set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF).build();
    assertThat(recommended(off, observed(200, 0.2, NO_PROBES, SMALL)))
        .containsExactly("cache.results.level=heap");
    assertThat(recommended(off, observed(199, 0.9, NO_PROBES, SMALL))).isEmpty();
    assertThat(recommended(off, observed(10_000, 0.19, NO_PROBES, SMALL))).isEmpty();
  }

  @Test
  void recommend_evictedWhileRepeated_isLargerCache() {
    LevelStatistics full = new LevelStatistics(10, 990, 50, 100, 198, 0, 0);
    LevelStatistics fuller = new LevelStatistics(10, 990, 50, 100, 100, 97, 0);
    RaggedConfig config = RaggedConfig.defaults();
    assertThat(
            recommended(
                config,
                observed(1_000, 0.5, NO_PROBES, SMALL, cache("results", 10, 990, full, NONE))))
        .containsExactly("cache.results.heap_bytes=64 MiB");
    assertThat(
            recommended(
                config,
                observed(1_000, 0.5, NO_PROBES, SMALL, cache("results", 10, 990, fuller, NONE))))
        .isEmpty();
    assertThat(
            recommended(
                config,
                observed(1_000, 0.5, NO_PROBES, SMALL, cache("embeddings", 10, 990, NONE, full))))
        .containsExactly("cache.embeddings.disk_bytes=64 MiB");
    assertThat(
            recommended(
                config,
                observed(1_000, 0.1, NO_PROBES, SMALL, cache("results", 10, 990, full, full))))
        .as("nobody asks again")
        .isEmpty();
  }

  @Test
  void recommend_lowRecall_isEffort() {
    CorpusStatistics large = corpus("hnsw", 50_000, 0, 0);
    RaggedConfig config = RaggedConfig.defaults();
    assertThat(recommended(config, observed(0, 0, probes(50, 0.89, 10, 500), large)))
        .containsExactly("search.effort=400");
    assertThat(recommended(config, observed(0, 0, probes(49, 0.1, 10, 500), large))).isEmpty();
    assertThat(recommended(config, observed(0, 0, probes(50, 0.9, 10, 500), large))).isEmpty();
    RaggedConfig set = RaggedConfig.builder().set(Settings.SEARCH_EFFORT, 600).build();
    assertThat(recommended(set, observed(0, 0, probes(50, 0.5, 10, 500), large)))
        .containsExactly("search.effort=1200");
  }

  @Test
  void recommend_exactIsAsQuick_isExact() {
    RaggedConfig config = RaggedConfig.defaults();
    CorpusStatistics few = corpus("hnsw", 20_000, 0, 0);
    assertThat(recommended(config, observed(0, 0, probes(50, 0.5, 100, 120), few)))
        .containsExactly("backend.type=exact");
    assertThat(recommended(config, observed(0, 0, probes(50, 0.95, 100, 121), few))).isEmpty();
    assertThat(
            recommended(
                config, observed(0, 0, probes(50, 0.95, 100, 100), corpus("hnsw", 20_001, 0, 0))))
        .isEmpty();
    assertThat(
            recommended(
                config, observed(0, 0, probes(50, 0.95, 100, 100), corpus("leann", 2_000, 0, 0))))
        .as("chosen to be small")
        .isEmpty();
  }

  @Test
  void recommend_largeIndex_isLeannWithTheBytesItSaves() {
    long chunks = 200_000;
    long bytes = chunks * 1_536;
    RaggedConfig config = RaggedConfig.defaults();
    Observed observed = observed(0, 0, NO_PROBES, corpus("exact", chunks, bytes, 0));
    assertThat(recommended(config, observed)).containsExactly("backend.type=leann");
    Proposals proposals = new Proposals(config);
    IndexRules.recommend(observed, proposals);
    assertThat(proposals.list().get(0).evidence())
        .contains("293.0MiB on disk for 200000 chunks of dimension 384")
        .contains("about 10.3MiB, 282.7MiB less");
    assertThat(
            recommended(config, observed(0, 0, NO_PROBES, corpus("exact", chunks, 255 * MIB, 0))))
        .isEmpty();
    assertThat(recommended(config, observed(0, 0, NO_PROBES, corpus("leann", chunks, bytes, 0))))
        .isEmpty();
    Observed alone =
        new Observed(0, 0, List.of(), NO_PROBES, corpus("exact", chunks, bytes, 0), ALONE);
    assertThat(recommended(config, alone)).as("not there").isEmpty();
  }

  @Test
  void backend_bound_isCheckedForAllInBytes() {
    assertThat(BackendAdvice.of(10_000, 384, BACKENDS, OptionalLong.empty()).backend())
        .isEqualTo("exact");
    assertThat(BackendAdvice.of(10_001, 384, BACKENDS, OptionalLong.empty()).backend())
        .isEqualTo("hnsw");
    BackendAdvice tight = BackendAdvice.of(100_000, 384, BACKENDS, OptionalLong.of(155_600_000));
    assertThat(tight.backend()).as("a graph does not fit").isEqualTo("exact");
    BackendAdvice small = BackendAdvice.of(100_000, 384, BACKENDS, OptionalLong.of(6_000_000));
    assertThat(small.backend()).isEqualTo("leann");
    assertThat(small.fits()).isTrue();
    assertThat(small.bytes()).isEqualTo(6_000_000);
    assertThat(small.vectorBytes()).isEqualTo(155_600_000);
    BackendAdvice neither = BackendAdvice.of(100_000, 384, BACKENDS, OptionalLong.of(5_999_999));
    assertThat(neither.fits()).isFalse();
    assertThat(neither.reason()).endsWith("neither fits into 5.7MiB");
    BackendAdvice alone = BackendAdvice.of(100_000, 384, ALONE, OptionalLong.of(6_000_000));
    assertThat(alone.backend()).isEqualTo("exact");
    assertThat(alone.fits()).isFalse();
    assertThat(alone.reason()).contains("ragged-backend-leann");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BackendAdvice.of(1, 1, BACKENDS, OptionalLong.of(-1)));
  }

  private static final Embedder FOUR_WORKERS =
      new Embedder() {
        @Override
        public List<float[]> embed(List<String> texts, EmbeddingRole role) {
          throw new IllegalStateException("not asked");
        }

        @Override
        public EmbedderFingerprint fingerprint() {
          return new EmbedderFingerprint("test", 384, "v1");
        }

        @Override
        public int parallelism() {
          return 4;
        }
      };

  private static List<String> batch(RaggedConfig config, int passageLength, double... rates) {
    int[] workers = {1, 2, 3, 4};
    List<WorkerFigures> figures = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      figures.add(new WorkerFigures(workers[i], rates[i]));
    }
    Proposals proposals = new Proposals(config);
    BatchRule.propose(figures, List.of("x".repeat(passageLength)), FOUR_WORKERS, proposals);
    return proposals.list().stream().map(one -> one.key() + "=" + one.proposed()).toList();
  }

  @Test
  void batch_muchBetterThroughput_isItsWorkers() {
    RaggedConfig config = RaggedConfig.defaults();
    assertThat(batch(config, 100, 50, 105, 100, 100)).containsExactly("ingest.workers=2");
    assertThat(batch(config, 100, 50, 104, 100, 100)).isEmpty();
    RaggedConfig one = RaggedConfig.builder().set(Settings.INGEST_WORKERS, 1).build();
    assertThat(batch(one, 100, 50, 90, 120, 110)).containsExactly("ingest.workers=3");
    RaggedConfig many = RaggedConfig.builder().set(Settings.INGEST_WORKERS, 99).build();
    assertThat(batch(many, 100, 50, 90, 100, 100)).isEmpty();
    assertThat(batch(config, 100)).isEmpty();
  }

  @Test
  void batch_passagesThatDoNotFit_isMoreRoom() {
    // 4 bytes for each char and 1,536 for the vector, 16 of them in 4 batches for 4 workers.
    long needed = (20_000L * 4 + 1_536) * 16 * 4 * 4;
    assertThat(needed).isBetween(19 * MIB, 20 * MIB);
    assertThat(batch(RaggedConfig.defaults(), 20_000, 100, 100, 100, 100))
        .containsExactly("ingest.bytes_in_flight=20 MiB");
  }

  private static List<String> memory(
      CorpusStatistics corpus, List<String> notes, CacheStatistics... caches) {
    Proposals proposals =
        new Proposals(RaggedConfig.builder().set("database.readers", "4").build());
    MemoryRule.propose(List.of(caches), corpus, proposals, notes);
    return proposals.list().stream().map(one -> one.key() + "=" + one.proposed()).toList();
  }

  @Test
  void memory_cacheLargerThanItsUse_isWhatKeepsTheHitRate() {
    // Half of the lookups hit the heap: 96 % of its entries keep 48 points of 50.
    LevelStatistics heap = new LevelStatistics(500, 500, 1_000, 10 * MIB, 0, 0, 0);
    List<String> notes = new ArrayList<>();
    long kept = (long) Math.ceil(10 * MIB * 0.96 * 1.1 / 1_024);
    assertThat(memory(SMALL, notes, cache("results", 500, 500, heap, NONE)))
        .containsExactly("cache.results.heap_bytes=" + kept + " KiB");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith(
            "cache.results.heap_bytes of low_memory, 6 MiB, would take at most 20.0 points");

    LevelStatistics unused = new LevelStatistics(20, 980, 1_000, 30 * MIB, 0, 0, 0);
    assertThat(memory(SMALL, notes, cache("results", 20, 980, unused, NONE)))
        .as("all of it is worth two points")
        .containsExactly("cache.results.heap_bytes=1 KiB");

    LevelStatistics full = new LevelStatistics(500, 500, 1_000, 30 * MIB, 0, 0, 0);
    assertThat(memory(SMALL, notes, cache("results", 500, 500, full, NONE))).isEmpty();
    assertThat(notes)
        .last()
        .asString()
        .startsWith(
            "cache.results.heap_bytes of low_memory, 6 MiB, would take at most 40.0 points");
  }

  @Test
  void memory_fewLookups_proposesNothingAndSaysSo() {
    LevelStatistics heap = new LevelStatistics(0, 499, 10, MIB, 0, 0, 0);
    List<String> notes = new ArrayList<>();
    assertThat(memory(SMALL, notes, cache("embeddings", 0, 499, heap, NONE))).isEmpty();
    assertThat(notes).singleElement().asString().contains("499 lookups, too few");
  }

  @Test
  void memory_databaseSmallerThanItsCache_isItsSize() {
    List<String> notes = new ArrayList<>();
    assertThat(memory(corpus("exact", 10, 0, 2 * MIB), notes))
        .containsExactly("database.cache_bytes=2253 KiB");
    assertThat(memory(corpus("exact", 10, 0, 100 * MIB), notes)).isEmpty();
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("cannot be measured")
        .endsWith(" save up to 33554432 bytes");
  }
}
