package dev.ragged.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheSource;
import dev.ragged.error.StoreException;
import dev.ragged.index.IndexBytes;
import dev.ragged.ingest.Cancellation;
import dev.ragged.migration.MigrationReport.Outcome;
import dev.ragged.store.FaultyEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving a store that is open, step by step and with every fault. */
class MigrationTest {
  private static final MigrationOptions SMALL_BATCHES =
      MigrationOptions.DEFAULT.batchesOf(16).savingEvery(Duration.ZERO);

  @TempDir Path temp;

  private final FaultyEmbedder embedder = new FaultyEmbedder("test", MigrationFixture.DIMENSION);
  private final TestBackend first = new TestBackend("first");
  private final TestBackend second = new TestBackend("second");

  private Path store() {
    return temp.resolve("store");
  }

  private Ragged open(TestBackend backend) {
    return MigrationFixture.builder(store(), embedder).backend(backend).build();
  }

  private Ragged filled() {
    Ragged ragged = open(first);
    ragged.ingest(MigrationFixture.documents(0, 60));
    return ragged;
  }

  private static MigrationReport run(Ragged ragged, TestBackend backend, MigrationOptions options) {
    return ragged.migration().run(backend, options, MigrationListener.NONE);
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(store())) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(store().relativize(path).toString(), Files.size(path));
      }
    }
    return files;
  }

  @Test
  void plan_anyBackend_saysWhatItTakesAndChangesNothing() throws IOException {
    try (Ragged ragged = filled()) {
      long chunks = ragged.statistics().corpus().chunks();
      Map<String, Long> before = files();
      MigrationPlan plan = ragged.migration().plan(second);
      assertThat(plan.from()).isEqualTo("first");
      assertThat(plan.to()).isEqualTo("second");
      assertThat(plan.chunks()).isEqualTo(chunks);
      assertThat(plan.embeds()).isFalse();
      assertThat(plan.resumed()).isFalse();
      assertThat(plan.estimate())
          .isEqualTo(IndexBytes.ofWholeVectors(chunks, MigrationFixture.DIMENSION));
      assertThat(plan.summary()).contains("first to second", "no text is embedded to copy");
      assertThat(files()).isEqualTo(before);
      assertThat(second.opened).hasValue(0);
      assertThat(ragged.migration().status().unfinished()).isEmpty();
    }
  }

  @Test
  void run_filledStore_answersAsBeforeEmbedsNothingAndIsRemembered() {
    Map<String, List<String>> answers;
    try (Ragged ragged = filled()) {
      answers = MigrationFixture.answers(ragged);
      int embedded = embedder.documents();
      long chunks = ragged.statistics().corpus().chunks();
      long generation = ragged.statistics().corpus().generation();
      List<MigrationProgress> progress = new ArrayList<>();
      MigrationReport report = ragged.migration().run(second, SMALL_BATCHES, progress::add);
      assertThat(report.outcome()).isEqualTo(Outcome.SWITCHED);
      assertThat(ragged.statistics().corpus().generation()).isEqualTo(generation + 1);
      assertThat(report.copied()).isEqualTo(chunks);
      assertThat(report.embedded()).isZero();
      assertThat(embedder.documents()).isEqualTo(embedded);
      Verification test = report.verification().orElseThrow();
      assertThat(test.passed()).isTrue();
      assertThat(test.chunks()).isEqualTo(chunks);
      assertThat(test.compared()).isEqualTo((long) Math.ceil(chunks / 10.0));
      assertThat(test.recall()).hasValue(1);
      assertThat(report.reminder()).get().asString().contains("backend first");
      assertThat(ragged.statistics().corpus().index().backend()).isEqualTo("second");
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(first.open).as("the former index is closed").hasValue(0);
      assertThat(progress).extracting(MigrationProgress::phase).contains(MigrationPhase.values());
      long batches = (chunks + 15) / 16;
      assertThat(progress.get(0).batch()).isEqualTo(1);
      assertThat(progress.get(0).batches()).isEqualTo(batches);
      assertThat(progress.get(0).done()).isEqualTo(16);
      assertThat(progress.get(0).total()).isEqualTo(chunks);
      ragged.ingest(MigrationFixture.document(100, 1));
    }
    int embedded = embedder.documents();
    try (Ragged ragged = open(second)) {
      assertThat(embedder.documents())
          .as("nothing is embedded at the next start")
          .isEqualTo(embedded);
      MigrationStatus status = ragged.migration().status();
      assertThat(status.active()).isEqualTo("second");
      assertThat(status.previous()).contains("first");
      assertThat(status.unfinished()).isEmpty();
      assertThat(ragged.check().problems()).isEmpty();
      ragged.delete("doc100");
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
    }
  }

  @Test
  void run_keptAnswers_areNotGivenForTheNewIndex() {
    try (Ragged ragged = filled()) {
      String question = "word3 word4";
      var before = ragged.search(question);
      assertThat(ragged.search(question).costs().source().isHit()).isTrue();
      assertThat(run(ragged, second, MigrationOptions.DEFAULT).isSwitched()).isTrue();
      var after = ragged.search(question);
      assertThat(after.costs().source()).isEqualTo(CacheSource.LOADED);
      assertThat(after.hits()).isEqualTo(before.hits());
    }
  }

  @Test
  void run_emptyStore_succeedsWithNothing() {
    try (Ragged ragged = open(first)) {
      MigrationReport report = run(ragged, second, MigrationOptions.DEFAULT);
      assertThat(report.isSwitched()).isTrue();
      assertThat(report.copied()).isZero();
      assertThat(report.verification().orElseThrow().passed()).isTrue();
      ragged.ingest(MigrationFixture.documents(0, 5));
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void run_storeInMemory_switches() {
    try (Ragged ragged = Ragged.builder().inMemory().backend(first).embedder(embedder).build()) {
      ragged.ingest(MigrationFixture.documents(0, 30));
      Map<String, List<String>> answers = MigrationFixture.answers(ragged);
      assertThat(run(ragged, second, SMALL_BATCHES).isSwitched()).isTrue();
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      assertThat(first.open).hasValue(0);
      assertThat(ragged.migration().status().previous()).contains("first");
      assertThat(run(ragged, first, SMALL_BATCHES).isSwitched()).isTrue();
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.migration().discard()).contains("second");
    }
  }

  @Test
  void run_presentOrUnknownBackend_isRefused() {
    try (Ragged ragged = filled()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ragged.migration().plan(first))
          .withMessageContaining("has this backend already: backend=first");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run(ragged, first, MigrationOptions.DEFAULT))
          .withMessageContaining("backend=first");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ragged.migration().run("nothing"))
          .withMessageContaining("no such backend; there are exact");
      assertThat(ragged.migration().status().unfinished()).isEmpty();
    }
  }

  @Test
  void run_newIndexFailsToAddOrToSave_formerAnswersAndTheNextRunSucceeds() {
    try (Ragged ragged = filled()) {
      Map<String, List<String>> answers = MigrationFixture.answers(ragged);
      Runnable full =
          () -> {
            throw new StoreException("no space left");
          };
      second.beforeAdd = full;
      requireFails(ragged);
      second.beforeAdd = () -> {};
      second.beforeCheckpoint = full;
      requireFails(ragged);
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      ragged.ingest(MigrationFixture.document(100, 1));
      assertThat(ragged.check().problems()).isEmpty();
      second.beforeCheckpoint = () -> {};
      assertThat(run(ragged, second, SMALL_BATCHES).isSwitched()).isTrue();
      ragged.delete("doc100");
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
    }
    assertThat(second.open).hasValue(0);
  }

  private void requireFails(Ragged ragged) {
    assertThatThrownBy(() -> run(ragged, second, SMALL_BATCHES))
        .isInstanceOf(StoreException.class)
        .hasMessage("no space left");
    assertThat(second.open).as("the new index is closed").hasValue(0);
    MigrationStatus status = ragged.migration().status();
    assertThat(status.active()).isEqualTo("first");
    assertThat(status.running()).isFalse();
    assertThat(status.unfinished()).contains("second");
  }

  @Test
  void run_saveFailsAtTheSwitchOnly_formerAnswers() {
    try (Ragged ragged = filled()) {
      Map<String, List<String>> answers = MigrationFixture.answers(ragged);
      int[] saves = {0};
      second.beforeCheckpoint =
          () -> {
            if (++saves[0] == 2) {
              throw new StoreException("no space left");
            }
          };
      assertThatThrownBy(() -> run(ragged, second, MigrationOptions.DEFAULT))
          .hasMessage("no space left");
      assertThat(ragged.migration().status().active()).isEqualTo("first");
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      MigrationReport report = run(ragged, second, MigrationOptions.DEFAULT);
      assertThat(report.isSwitched()).isTrue();
      assertThat(report.copied()).as("all was saved before").isZero();
    }
  }

  @Test
  void run_wrongVectors_isRefusedWithWhatDiffersAndDeleted() throws IOException {
    second.kept =
        vectors -> {
          float[][] wrong = vectors.clone();
          wrong[0] = wrong[0].clone();
          wrong[0][3] += 0.5f;
          return wrong;
        };
    try (Ragged ragged = filled()) {
      MigrationReport report = run(ragged, second, SMALL_BATCHES.sampling(1, 0));
      assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
      Verification test = report.verification().orElseThrow();
      assertThat(test.isWhole()).isFalse();
      assertThat(test.recall()).as("nothing was asked").isEmpty();
      assertThat(test.differences().get(0)).matches("vector of ordinal \\d+ differs: component .*");
      assertThat(ragged.migration().status().active()).isEqualTo("first");
      assertThat(ragged.migration().status().unfinished()).isEmpty();
      assertThat(files().keySet()).noneMatch(name -> name.contains("second"));
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void run_indexLosesVectors_formerAnswers() {
    try (Ragged ragged = filled()) {
      second.shown = ordinals -> ordinals.andNot(dev.ragged.index.OrdinalSet.of(7));
      assertThatIllegalStateException()
          .isThrownBy(() -> run(ragged, second, SMALL_BATCHES))
          .withMessageContaining("missing=1, first=7; the former index answers on");
      assertThat(ragged.migration().status().active()).isEqualTo("first");
    }
  }

  @Test
  void run_recallTooLow_isRefusedAndGoesOnWithALowerBound() {
    second.depth = 6;
    try (Ragged ragged = filled()) {
      MigrationReport report = run(ragged, second, MigrationOptions.DEFAULT);
      assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
      Verification test = report.verification().orElseThrow();
      assertThat(test.isWhole()).isTrue();
      assertThat(test.findsEnough()).isFalse();
      // Six of eleven, of which one is the chunk itself.
      assertThat(test.recall().orElseThrow()).isEqualTo(0.5);
      assertThat(report.summary()).contains("REFUSED", "FAILED", "recall@10 0.500");
      assertThat(ragged.migration().status().active()).isEqualTo("first");
      assertThat(ragged.migration().status().unfinished()).contains("second");
      report = run(ragged, second, MigrationOptions.DEFAULT.requiringRecall(0.5));
      assertThat(report.isSwitched()).isTrue();
      assertThat(report.copied()).isZero();
    }
  }

  @Test
  void run_cancelled_keepsWhatIsCopiedAndGoesOn() {
    try (Ragged ragged = filled()) {
      Cancellation cancellation = new Cancellation();
      MigrationReport report =
          ragged
              .migration()
              .run(
                  second,
                  MigrationOptions.DEFAULT.batchesOf(16).cancelledBy(cancellation),
                  progress -> {
                    if (progress.batch() == 3) {
                      cancellation.cancel();
                    }
                  });
      assertThat(report.outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(report.copied()).isEqualTo(48);
      MigrationStatus status = ragged.migration().status();
      assertThat(status.unfinished()).contains("second");
      assertThat(status.saved()).isEqualTo(48);
      assertThat(status.progress().orElseThrow().done()).isEqualTo(48);
      assertThatIllegalStateException()
          .isThrownBy(() -> run(ragged, new TestBackend("third"), MigrationOptions.DEFAULT))
          .withMessageContaining("backend=second, wanted=third");
    }
    try (Ragged ragged = open(first)) {
      assertThat(ragged.migration().status().saved()).isEqualTo(48);
      assertThat(ragged.migration().plan(second).resumed()).isTrue();
      MigrationReport report = run(ragged, second, MigrationOptions.DEFAULT);
      assertThat(report.found()).isEqualTo(48);
      assertThat(report.copied()).isEqualTo(ragged.statistics().corpus().chunks() - 48);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void run_interrupted_savesAndKeepsTheFlag() {
    try (Ragged ragged = filled()) {
      MigrationReport report =
          ragged
              .migration()
              .run(
                  second,
                  MigrationOptions.DEFAULT.batchesOf(16),
                  progress -> Thread.currentThread().interrupt());
      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(ragged.migration().status().saved()).isEqualTo(16);
    }
  }

  @Test
  void abandon_unfinished_freesItsFiles() throws IOException {
    try (Ragged ragged = filled()) {
      Cancellation cancelled = new Cancellation();
      ragged
          .migration()
          .run(second, SMALL_BATCHES.cancelledBy(cancelled), progress -> cancelled.cancel());
      assertThat(files().keySet()).anyMatch(name -> name.contains("second"));
      assertThat(ragged.migration().abandon()).contains("second");
      assertThat(files().keySet()).noneMatch(name -> name.contains("second"));
      assertThat(ragged.migration().status().unfinished()).isEmpty();
      assertThat(ragged.migration().abandon()).isEmpty();
      assertThat(run(ragged, new TestBackend("third"), SMALL_BATCHES).isSwitched()).isTrue();
    }
  }

  @Test
  void run_backToTheFormer_copiesOnlyWhatCameSince() {
    try (Ragged ragged = filled()) {
      assertThat(run(ragged, second, MigrationOptions.DEFAULT).isSwitched()).isTrue();
      ragged.ingest(MigrationFixture.document(0, 2));
      ragged.ingest(MigrationFixture.documents(60, 65));
      ragged.delete("doc1");
      Map<String, List<String>> answers = MigrationFixture.answers(ragged);
      MigrationReport back = run(ragged, first, MigrationOptions.DEFAULT);
      assertThat(back.isSwitched()).isTrue();
      assertThat(back.copied()).isBetween(6L, 30L);
      assertThat(back.found()).isPositive();
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(ragged.migration().status().previous()).contains("second");
    }
  }

  @Test
  void discard_former_freesItsFilesAndNothingElse() throws IOException {
    try (Ragged ragged = filled()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> ragged.migration().rollback())
          .withMessageContaining("active=first");
      assertThat(run(ragged, second, MigrationOptions.DEFAULT).isSwitched()).isTrue();
      assertThat(ragged.migration().discard()).contains("first");
      assertThat(ragged.migration().discard()).isEmpty();
      assertThat(ragged.migration().status().previous()).isEmpty();
      assertThat(files().keySet()).noneMatch(name -> name.contains("first"));
      assertThat(files().keySet()).anyMatch(name -> name.contains("second"));
    }
    int embedded = embedder.documents();
    try (Ragged ragged = open(second)) {
      assertThat(embedder.documents()).isEqualTo(embedded);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void open_formerKnowsTooFew_isDiscarded() throws IOException {
    try (Ragged ragged = filled()) {
      assertThat(run(ragged, second, MigrationOptions.DEFAULT).isSwitched()).isTrue();
      ragged.ingest(MigrationFixture.documents(60, 150));
    }
    try (Ragged ragged = open(second)) {
      assertThat(ragged.migration().status().previous()).isEmpty();
      assertThat(files().keySet()).noneMatch(name -> name.contains("first"));
    }
  }

  @Test
  void open_otherBackendByName_winsAndChangesTheState() {
    long generation;
    Map<String, List<String>> answers;
    try (Ragged ragged = filled()) {
      generation = ragged.statistics().corpus().generation();
      answers = MigrationFixture.answers(ragged);
    }
    try (Ragged ragged = open(second)) {
      assertThat(ragged.statistics().corpus().generation()).isEqualTo(generation + 1);
      assertThat(ragged.migration().status().active()).isEqualTo("second");
      assertThat(ragged.migration().status().previous()).contains("first");
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
    }
  }

  @Test
  void run_whileOneRuns_isRefusedAndNothingIsDeleted() {
    try (Ragged ragged = filled()) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      List<Boolean> running = new ArrayList<>();
      MigrationListener listener =
          progress -> {
            running.add(ragged.migration().status().running());
            try {
              run(ragged, second, MigrationOptions.DEFAULT);
            } catch (IllegalStateException e) {
              failure.set(e);
            }
            assertThatIllegalStateException().isThrownBy(() -> ragged.migration().abandon());
            assertThatIllegalStateException().isThrownBy(() -> ragged.migration().discard());
            throw new IllegalArgumentException("a listener may fail");
          };
      assertThat(ragged.migration().run(second, SMALL_BATCHES, listener).isSwitched()).isTrue();
      assertThat(failure.get()).hasMessageContaining("is being built");
      assertThat(running).containsOnly(true);
      assertThat(ragged.migration().status().running()).isFalse();
    }
  }

  @Test
  void close_whileOneRuns_endsItAndLeavesASoundStore() {
    Ragged ragged = filled();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                ragged
                    .migration()
                    .run(
                        second,
                        SMALL_BATCHES,
                        progress -> {
                          if (progress.batch() == 3) {
                            ragged.close();
                          }
                        }))
        .withMessageContaining("closed");
    assertThat(first.open).hasValue(0);
    assertThat(second.open).hasValue(0);
    try (Ragged again = open(first)) {
      assertThat(again.migration().status().saved()).isEqualTo(32);
      assertThat(run(again, second, SMALL_BATCHES).found()).isEqualTo(32);
      assertThat(again.check().problems()).isEmpty();
    }
  }

  @Test
  void verify_presentIndex_comparesWithTheTexts() {
    try (Ragged ragged = filled()) {
      int embedded = embedder.documents();
      MigrationOptions options = MigrationOptions.DEFAULT.sampling(0.5, 20);
      Verification test = ragged.migration().verify(options).orElseThrow();
      assertThat(test.passed()).isTrue();
      assertThat(test.recall()).hasValue(1);
      assertThat(test.embedded()).isEqualTo(embedder.documents() - embedded).isPositive();
      embedder.fault(
          (call, texts, vectors) -> vectors.stream().map(MigrationTest::turned).toList());
      test = ragged.migration().verify(options).orElseThrow();
      assertThat(test.isWhole()).isFalse();
      assertThat(test.differences()).anyMatch(text -> text.endsWith("vectors differ in all"));
    }
  }

  private static float[] turned(float[] vector) {
    float[] other = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      other[(i + 1) % vector.length] = vector[i];
    }
    return other;
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MigrationOptions.DEFAULT.batchesOf(0))
        .withMessageContaining("batchSize=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MigrationOptions.DEFAULT.sampling(1.1, 1))
        .withMessageContaining("sampleShare=1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MigrationOptions.DEFAULT.requiringRecall(Double.NaN))
        .withMessageContaining("minRecall=NaN");
    assertThat(Optional.of(MigrationOptions.DEFAULT.seededBy(3).seed())).contains(3L);
  }
}
