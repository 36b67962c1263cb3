package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.cache.CacheSource;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.Answer;
import dev.ragged.retrieval.SearchCosts;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the probe does, and above all what it does not, on threads and a clock that wait. */
class RecallProbeTest {
  private static final long SEED = 20_261_128;
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final KnownRecallProvider index = new KnownRecallProvider(12);
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private TuningStore store;
  private RecallProbe probe;
  private int asked;

  @BeforeEach
  void open() {
    System.out.println("seed " + SEED);
    store = new TuningStore(folder, index).fill(SEED, 60, Optional.empty());
    probe = watched(tasks::add);
    probe.every(1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private RecallProbe watched(Executor executor) {
    RecallProbe made = new RecallProbe(store.corpus, index.nanos::get, executor);
    store.searcher.observer(made::offer);
    return made;
  }

  private static SearchRequest.Builder request(String text) {
    return SearchRequest.builder(text).mode(SearchMode.VECTOR);
  }

  private void search(SearchRequest request) {
    assertThat(store.searcher.search(request, Scope.shared()).hits()).isNotEmpty();
  }

  private void search() {
    search(request("shared question " + asked++).build());
  }

  private void searchAndProbe() {
    search();
    tasks.remove().run();
    index.nanos.addAndGet(LONG.toNanos());
  }

  @Test
  void offer_everyThird_isRepeatedWithKnownRecallAndTimes() {
    probe.every(3);
    for (int i = 0; i < 9; i++) {
      search();
      while (!tasks.isEmpty()) {
        tasks.remove().run();
        index.nanos.addAndGet(LONG.toNanos());
      }
    }
    ProbeFigures figures = probe.figures();
    assertThat(figures.probes()).isEqualTo(3);
    assertThat(figures.recall()).isCloseTo(0.5, within(1e-9));
    assertThat(figures.worstRecall()).isCloseTo(0.5, within(1e-9));
    assertThat(figures.search()).isEqualTo(Duration.ofNanos(60_000));
    assertThat(figures.exact()).isEqualTo(Duration.ofMillis(5));
    assertThat(figures.skipped()).isZero();
  }

  @Test
  void offer_effortThatIsSet_isThatOfTheProbe() {
    search(request("shared").effort(new Effort(96)).build());
    assertThat(tasks).as("an effort of the request's own").isEmpty();
    store.searcher.effort(new Effort(96));
    probe.effort(new Effort(96));
    search();
    tasks.remove().run();
    assertThat(probe.figures().recall()).isCloseTo(0.8, within(1e-9));
    assertThat(index.efforts)
        .containsExactly(new Effort(96), new Effort(96), new Effort(96), Effort.EXACT);
  }

  @Test
  void effort_changedMeanwhile_forgetsAndKeepsNothingOfBefore() {
    searchAndProbe();
    search();
    probe.effort(new Effort(96));
    assertThat(probe.figures().probes()).isZero();
    tasks.remove().run();
    assertThat(probe.figures().probes()).isZero();
  }

  @Test
  void offer_off_doesNothing() {
    probe.every(0);
    search();
    assertThat(tasks).isEmpty();
  }

  @Test
  void offer_searchThatTellsNothing_isNotRepeated() {
    search(request("shared").mode(SearchMode.LEXICAL).build());
    search(request("shared").effort(Effort.EXACT).build());
    SearchRequest usual = request("shared").build();
    float[] vector = {1};
    probe.offer(usual, Scope.shared(), answer(CacheSource.HEAP, false, vector));
    probe.offer(usual, Scope.shared(), answer(CacheSource.DISK, false, vector));
    probe.offer(usual, Scope.shared(), answer(CacheSource.SIMILAR, false, vector));
    probe.offer(usual, Scope.shared(), answer(CacheSource.LOADED, true, vector));
    assertThat(tasks).isEmpty();
    assertThat(probe.figures().skipped()).isZero();
    probe.offer(usual, Scope.shared(), answer(CacheSource.LOADED, false, vector));
    assertThat(tasks).as("but for all that").hasSize(1);
  }

  private static Answer answer(CacheSource source, boolean truncated, float[] vector) {
    return new Answer(
        new SearchResult(
            List.of(),
            1,
            new SearchCosts(
                source, 1, 1, 1, 0, truncated, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            List.of(),
            Optional.empty()),
        Optional.of(vector));
  }

  @Test
  void offer_oneWaits_leavesOthersOut() {
    search();
    search();
    search();
    assertThat(tasks).hasSize(1);
    assertThat(probe.figures().skipped()).isEqualTo(2);
    tasks.remove().run();
    assertThat(probe.figures().probes()).isEqualTo(1);
  }

  @Test
  void offer_soonAfterAnother_isLeftOut() {
    search();
    tasks.remove().run();
    // The probe took 5,060 us and so rests for 19 times as long; each search takes 60 us.
    search();
    assertThat(tasks).isEmpty();
    index.nanos.addAndGet(RecallProbe.PAUSE * 5_060_000L - 60_000 - 60_001);
    search();
    assertThat(tasks).isEmpty();
    index.nanos.addAndGet(1);
    search();
    assertThat(tasks).hasSize(1);
    assertThat(probe.figures().skipped()).isEqualTo(2);
  }

  @Test
  void offer_refused_doesNotFailTheSearch() {
    RecallProbe refused =
        watched(
            task -> {
              throw new RejectedExecutionException("full");
            });
    refused.every(1);
    search();
    search();
    assertThat(refused.figures().skipped()).isEqualTo(2);
  }

  @Test
  void run_indexFails_isCountedAndTheNextOneWorks() {
    search();
    index.failing = true;
    tasks.remove().run();
    index.failing = false;
    index.nanos.addAndGet(LONG.toNanos());
    searchAndProbe();
    assertThat(probe.figures().failed()).isEqualTo(1);
    assertThat(probe.figures().probes()).isEqualTo(1);
  }

  @Test
  void run_afterClose_searchesNothing() {
    search();
    probe.close();
    int searches = index.efforts.size();
    tasks.remove().run();
    search();
    assertThat(tasks).isEmpty();
    assertThat(index.efforts).hasSize(searches + 1);
    assertThat(probe.figures().probes()).isZero();
  }

  @Test
  void run_noConnectionIsFree_isLeftOut() {
    search();
    List<CorpusReader> readers = new ArrayList<>();
    for (int i = 0; i < TuningStore.READERS; i++) {
      readers.add(store.corpus.reader());
    }
    tasks.remove().run();
    readers.forEach(CorpusReader::close);
    assertThat(probe.figures().skipped()).isEqualTo(1);
    assertThat(probe.figures().probes()).isZero();
  }

  @Test
  void run_done_holdsNoConnection() {
    searchAndProbe();
    search();
    assertThat(tasks).as("a probe that waits").hasSize(1);
    List<CorpusReader> readers = new ArrayList<>();
    for (int i = 0; i < TuningStore.READERS; i++) {
      readers.add(store.corpus.reader(Duration.ZERO).orElseThrow());
    }
    readers.forEach(CorpusReader::close);
  }

  @Test
  void figures_manyProbes_areOfTheLatest() {
    ProbeWindow window = new ProbeWindow();
    for (int i = 0; i < 3; i++) {
      window.add(0.5, 7, 9);
    }
    assertThat(window.figures(1, 2))
        .isEqualTo(new ProbeFigures(3, 0.5, 0.5, Duration.ofNanos(7), Duration.ofNanos(9), 1, 2));
    for (int i = 0; i < ProbeWindow.SIZE - 1; i++) {
      window.add(1, 70, 90);
    }
    ProbeFigures figures = window.figures(0, 0);
    assertThat(figures.probes()).isEqualTo(ProbeWindow.SIZE);
    assertThat(figures.recall()).isCloseTo(1 - 0.5 / ProbeWindow.SIZE, within(1e-9));
    assertThat(figures.worstRecall()).as("of the worst 12").isCloseTo(11.5 / 12, within(1e-9));
  }

  @Test
  void tuner_closed_hasWaitedForItsProbeAndMakesNoMore() {
    RaggedConfig config = RaggedConfig.builder().set(Settings.SEARCH_PROBE_EVERY, 1).build();
    Tuner tuner = store.tuner(config);
    search();
    tuner.end();
    int searches = index.efforts.size();
    // Either it had begun, and both of its searches are done, or it never does.
    assertThat(searches).isIn(1, 3);
    assertThat(tuner.recommendations().probe().probes()).isEqualTo((searches - 1) / 2);
    search();
    assertThat(index.efforts).hasSize(searches + 1);
    tuner.end();
  }
}
