package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a measurement finds, against an index whose recall and speed are known. */
class TunerTest {
  private static final long SEED = 20_261_127;

  /** Efforts of 16, 32, 64, 128 and 256 then find 1, 2, 5, 10 and 10 of the ten nearest. */
  private static final int PER_NEIGHBOR = 12;

  @TempDir Path folder;

  private TuningStore store(int perNeighbor, int documents) {
    System.out.println("seed " + SEED);
    return new TuningStore(folder.resolve("store"), new KnownRecallProvider(perNeighbor))
        .fill(SEED, documents, Optional.empty());
  }

  private static RaggedConfig effort(int candidates) {
    return RaggedConfig.builder().set(Settings.SEARCH_EFFORT, candidates).build();
  }

  @Test
  void tune_interactive_measuresWhatIsKnownAndProposesTheSmallestEffortThatIsEnough() {
    try (TuningStore store = store(PER_NEIGHBOR, 300)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      Tuning tuning = tuner.tune(Workload.INTERACTIVE);

      assertThat(tuning.chunks()).isEqualTo(300);
      assertThat(tuning.efforts())
          .extracting(EffortFigures::candidates)
          .containsExactly(0, 16, 32, 64, 128, 256, 512, 1_024);
      for (EffortFigures figures : tuning.efforts()) {
        int candidates =
            figures.candidates() == 0 ? KnownRecallProvider.CONFIGURED : figures.candidates();
        double known = store.index.recall(figures.candidates());
        assertThat(figures.questions()).isEqualTo(Samples.MOST);
        assertThat(figures.recall()).isCloseTo(known, within(1e-9));
        assertThat(figures.worstRecall()).isCloseTo(known, within(1e-9));
        assertThat(figures.p50()).isEqualTo(Duration.ofNanos(candidates * 1_000L));
        assertThat(figures.p95()).isEqualTo(figures.p50());
        assertThat(figures.distances()).isEqualTo(candidates);
      }
      assertThat(tuning.proposals()).hasSize(1);
      Proposal proposal = tuning.proposals().get(0);
      assertThat(proposal.key()).isEqualTo("search.effort");
      assertThat(proposal.present()).isEqualTo("0");
      assertThat(proposal.proposed()).isEqualTo("128");
      assertThat(proposal.evidence())
          .contains("recall@10 of 1.000 over 200 questions")
          .contains("p95 0.128 ms; at present 0.500 (0.500), 60.0 and 0.060 ms.");
      assertThat(tuning.describe()).contains("recall@10").contains("search.effort: 0 -> 128");
      assertThat(store.searcher.effort())
          .as("nothing changes by itself")
          .isEqualTo(Effort.BALANCED);
    }
  }

  @Test
  void tune_presentIsEnough_proposesOnlyMuchLessWork() {
    try (TuningStore store = store(PER_NEIGHBOR, 100)) {
      Tuner tuner = store.tuner(effort(1_000));
      try {
        assertThat(tuner.tune(Workload.INTERACTIVE).proposals())
            .extracting(Proposal::proposed)
            .containsExactly("128");
      } finally {
        tuner.end();
      }
      Tuner tunerAgain = store.tuner(effort(130));
      try {
        assertThat(tunerAgain.tune(Workload.INTERACTIVE).proposals()).isEmpty();
      } finally {
        tunerAgain.end();
      }
    }
  }

  @Test
  void tune_noEffortIsEnough_proposesTheSmallestOfTheBest() {
    try (TuningStore store = store(140, 100)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      assertThat(tuner.tune(Workload.INTERACTIVE).proposals())
          .singleElement()
          .satisfies(one -> assertThat(one.proposed()).isEqualTo("1024"))
          .satisfies(one -> assertThat(one.evidence()).contains("below the target of 0.95"));
    }
    try (TuningStore store =
        new TuningStore(folder.resolve("bad"), new KnownRecallProvider(2_000))
            .fill(SEED, 100, Optional.empty())) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      assertThat(tuner.tune(Workload.INTERACTIVE).proposals()).as("nothing gains").isEmpty();
    }
  }

  @Test
  void tune_exactIndex_hasNothingToChange() {
    KnownRecallProvider clock = new KnownRecallProvider(1);
    try (TuningStore store =
        new TuningStore(folder.resolve("exact"), clock, new ExactIndexProvider())
            .fill(SEED, 100, Optional.empty())) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      Tuning tuning = tuner.tune(Workload.INTERACTIVE);
      assertThat(tuning.efforts()).allSatisfy(one -> assertThat(one.recall()).isEqualTo(1));
      assertThat(tuning.proposals()).isEmpty();
      assertThat(tuning.describe()).contains("nothing to change");
    }
  }

  @Test
  void tune_fewQuestions_proposesNothingAndSaysSo() {
    try (TuningStore store = store(PER_NEIGHBOR, 19)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      Tuning tuning = tuner.tune(Workload.INTERACTIVE);
      assertThat(tuning.efforts().get(0).questions()).isEqualTo(19);
      assertThat(tuning.proposals()).isEmpty();
      assertThat(tuning.notes())
          .contains("19 questions were answered, and less than 20 say nothing");
    }
  }

  @Test
  void tune_emptyStore_saysSo() {
    try (TuningStore store = store(PER_NEIGHBOR, 0)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      for (Workload workload : Workload.values()) {
        Tuning tuning = tuner.tune(TuningRequest.of(workload));
        assertThat(tuning.proposals()).isEmpty();
      }
    }
  }

  @Test
  void tune_questionsGiven_asksThese() {
    try (TuningStore store = store(PER_NEIGHBOR, 50)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      Tuning tuning =
          tuner.tune(
              TuningRequest.of(Workload.INTERACTIVE).asking(List.of("one thing", "another")));
      assertThat(tuning.efforts().get(0).questions()).isEqualTo(2);
    }
  }

  @Test
  void tune_timeIsOver_endsWithWhatIsThere() {
    try (TuningStore store = store(PER_NEIGHBOR, 300)) {
      Tuner tuner = store.tuner(RaggedConfig.defaults());
      // A question takes 2,092 us for all efforts and 5 ms exactly; the first is asked twice.
      Duration limit = Duration.ofMillis(60);
      long before = store.index.nanos.get();
      Tuning tuning = tuner.tune(TuningRequest.of(Workload.INTERACTIVE).within(limit));
      long took = store.index.nanos.get() - before;
      assertThat(took).isBetween(limit.toNanos(), limit.toNanos() + Duration.ofMillis(6).toNanos());
      assertThat(tuning.efforts().get(0).questions()).isEqualTo(8);
      assertThat(tuning.proposals()).isEmpty();
      assertThat(tuning.notes()).contains("the time of 60.0ms ended the measurement");
    }
  }

  @Test
  void tune_sameSeed_asksTheSame() {
    try (TuningStore store = store(PER_NEIGHBOR, 300)) {
      List<Sample> first = samples(store, 7);
      assertThat(samples(store, 7)).isEqualTo(first);
      assertThat(samples(store, 8)).isNotEqualTo(first);
      assertThat(first).hasSize(Samples.MOST).doesNotHaveDuplicates();
    }
  }

  @Test
  void tune_documentsOfPersonas_areNotAsked() {
    try (TuningStore store = store(PER_NEIGHBOR, 30)) {
      store.fill(1, 30, Optional.of(PersonaId.of("ana")));
      assertThat(samples(store, 7))
          .hasSize(30)
          .allSatisfy(sample -> assertThat(sample.passage()).startsWith("shared "));
    }
  }

  @Test
  void tune_chunksWithoutSentences_areAskedByTitleOrBeginning() {
    try (TuningStore store = store(PER_NEIGHBOR, 0)) {
      String words = "word ".repeat(100).strip();
      store.put(Document.of("words", words));
      store.put(Document.builder("titled").title("A title").text(words).build());
      store.put(Document.of("unbroken", "x".repeat(1_000)));
      store.put(Document.of("short", "Yes."));
      List<Sample> samples = samples(store, 7);
      assertThat(samples).hasSize(4);
      for (Sample sample : samples) {
        assertThat(sample.question())
            .isIn("word ".repeat(60).strip(), "word word word", "A title", "x".repeat(150), "Yes.");
      }
    }
  }

  @Test
  void tune_everyOtherQuestion_isAFewWords() {
    try (TuningStore store = store(PER_NEIGHBOR, 10)) {
      List<Sample> samples = samples(store, 7);
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        assertThat(sample.passage()).contains(sample.question());
        assertThat(sample.question().chars().filter(c -> c == ' ').count())
            .isEqualTo(i % 2 == 0 ? 12 : 2);
      }
    }
  }

  private static List<Sample> samples(TuningStore store, long seed) {
    return Samples.take(
        store.corpus, seed, new Stopwatch(store.index.nanos::get, Duration.ofSeconds(1)));
  }

  @Test
  void tune_batch_measuresEachNumberOfWorkers() {
    try (TuningStore store = store(PER_NEIGHBOR, 30)) {
      WorkerLadder ladder = new WorkerLadder(store.embedder, System::nanoTime);
      List<WorkerFigures> figures =
          ladder.measure(
              List.of("a passage", "another one"),
              new Stopwatch(System::nanoTime, Duration.ofMillis(200)));
      assertThat(figures)
          .extracting(WorkerFigures::workers)
          .containsExactlyElementsOf(WorkerLadder.steps(store.embedder.parallelism()))
          .first()
          .isEqualTo(1);
      assertThat(figures).allSatisfy(one -> assertThat(one.textsPerSecond()).isPositive());
    }
    assertThat(WorkerLadder.steps(1)).containsExactly(1);
    assertThat(WorkerLadder.steps(10)).containsExactly(1, 2, 3, 4, 6, 8, 10);
  }

  @Test
  void request_outOfRange_isRefused() {
    TuningRequest request = TuningRequest.of(Workload.BATCH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.within(Duration.ZERO))
        .withMessage("limit must be positive and at most PT24H: limit=PT0S");
    assertThatIllegalArgumentException().isThrownBy(() -> request.asking(List.of(" ")));
  }
}
