package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.cache.CacheSource;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.tuning.Applied;
import dev.ragged.tuning.Proposal;
import dev.ragged.tuning.Recommendations;
import dev.ragged.tuning.Tuning;
import dev.ragged.tuning.TuningRequest;
import dev.ragged.tuning.Use;
import dev.ragged.tuning.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tuner of an open store, from the outside. */
class TuningTest {
  private static final String QUESTION = "where do red foxes sleep";

  @TempDir Path folder;

  private RaggedBuilder builder() {
    return Ragged.builder()
        .directory(folder.resolve("store"))
        .backend("exact")
        .embedder(LexicalEmbedder.create(64));
  }

  private static Proposal proposal(String key, String value) {
    return new Proposal(key, "", value, "because the test says so");
  }

  private static CacheSource source(Ragged ragged, SearchRequest request) {
    return ragged.search(request).costs().source();
  }

  @Test
  void effort_changed_doesNotGiveWhatWasFoundWithAnother() {
    SearchRequest plain = SearchRequest.of(QUESTION);
    SearchRequest explicit = SearchRequest.builder(QUESTION).effort(new Effort(70)).build();
    try (Ragged ragged = builder().build()) {
      ragged.ingest(Document.of("foxes", "Red foxes sleep in dens."));
      assertThat(source(ragged, plain)).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged, plain)).isEqualTo(CacheSource.HEAP);
      assertThat(source(ragged, explicit)).isEqualTo(CacheSource.LOADED);

      ragged.tuner().apply(List.of(proposal("search.effort", "70")));
      assertThat(source(ragged, plain))
          .as("same effort, said by request")
          .isEqualTo(CacheSource.HEAP);
      ragged.tuner().apply(List.of(proposal("search.effort", "80")));
      assertThat(source(ragged, plain)).isEqualTo(CacheSource.LOADED);
      assertThat(ragged.searchAll(List.of(plain, explicit, plain)))
          .allSatisfy(one -> assertThat(one.costs().source()).isEqualTo(CacheSource.HEAP));
      ragged.tuner().undo();
      assertThat(ragged.config().get(Settings.SEARCH_EFFORT)).isEqualTo(70);
      assertThat(source(ragged, plain)).isEqualTo(CacheSource.HEAP);
    }
  }

  @Test
  void apply_thenReopened_isInEffectUntilUndone() {
    try (Ragged ragged = builder().build()) {
      Applied applied =
          ragged
              .tuner()
              .apply(List.of(proposal("search.effort", "70"), proposal("ingest.workers", "3")));
      assertThat(applied.now()).extracting(Proposal::key).containsExactly("search.effort");
      assertThat(applied.atNextOpening())
          .extracting(Proposal::key)
          .containsExactly("ingest.workers");
      assertThat(ragged.config().describe())
          .contains("search.effort = 70  (tuned)")
          .contains("ingest.workers = 0  (default)");
    }
    try (Ragged ragged = builder().build()) {
      assertThat(ragged.config().describe())
          .contains("search.effort = 70  (tuned)")
          .contains("ingest.workers = 3  (tuned)");
      assertThat(ragged.tuner().undo()).isTrue();
      assertThat(ragged.config().get(Settings.SEARCH_EFFORT)).isZero();
    }
    try (Ragged ragged = builder().build()) {
      assertThat(ragged.config().origin(Settings.INGEST_WORKERS)).isEqualTo("default");
    }
  }

  @Test
  void open_badTunedFile_isRefusedByName() throws IOException {
    builder().build().close();
    Path file = folder.resolve("store").resolve("tuned.properties");
    Files.writeString(file, "search.effort=many\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().build())
        .withMessageContaining(file + " line 1: search.effort must be a whole number");
    Files.delete(file);
    builder().build().close();
  }

  @Test
  void tune_anyWorkload_describesWhatItMeasured() {
    try (Ragged ragged = builder().build()) {
      for (int i = 0; i < 30; i++) {
        ragged.ingest(Document.of("doc" + i, "This is sentence number " + i + " of many."));
      }
      for (Workload workload : Workload.values()) {
        Tuning tuning =
            ragged.tuner().tune(TuningRequest.of(workload).within(Duration.ofMillis(500)));
        assertThat(tuning.describe()).startsWith("workload ").contains("30 chunks");
        if (workload == Workload.BATCH) {
          assertThat(tuning.workers()).isNotEmpty();
        }
        ragged.tuner().apply(tuning);
      }
    }
  }

  @Test
  void recommendations_repeatsWithoutCache_areACache() {
    try (Ragged ragged = builder().set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF).build()) {
      ragged.ingest(Document.of("foxes", "Red foxes sleep in dens."));
      for (int i = 0; i < 199; i++) {
        ragged.search("question " + i % 20);
      }
      assertThat(ragged.tuner().recommendations().proposals()).as("too few").isEmpty();
      ragged.search("question 0");
      Recommendations found = ragged.tuner().recommendations();
      assertThat(found.searches()).isEqualTo(200);
      assertThat(found.repeats()).isBetween(0.8, 0.9);
      assertThat(found.use()).isEqualTo(Use.INTERACTIVE);
      assertThat(found.documentsPerMinute()).isLessThanOrEqualTo(1);
      assertThat(found.proposals())
          .extracting(Proposal::key)
          .containsExactly("cache.results.level");
      ragged.tuner().apply(found.proposals());
      assertThat(ragged.config().get(Settings.CACHE_RESULTS_LEVEL)).isEqualTo(CacheLevel.OFF);
    }
  }

  @Test
  void recommendations_bulk_countsStoredDocuments() {
    try (Ragged ragged = builder().build()) {
      Document[] documents = new Document[60];
      for (int i = 0; i < documents.length; i++) {
        documents[i] = Document.of("doc" + i, "text " + i);
      }
      ragged.ingest(documents);
      ragged.ingest(documents);
      // Less than 60 if a minute has passed since the store opened; 120 with those unchanged.
      assertThat(ragged.tuner().recommendations().documentsPerMinute())
          .isPositive()
          .isLessThanOrEqualTo(60);
    }
  }

  @Test
  void closed_changes_areRefusedAndWriteNothing() {
    Ragged ragged = builder().build();
    ragged.close();
    List<Proposal> proposals = List.of(proposal("search.effort", "70"));
    assertThatIllegalStateException().isThrownBy(() -> ragged.tuner().apply(proposals));
    assertThatIllegalStateException().isThrownBy(() -> ragged.tuner().undo());
    assertThatIllegalStateException().isThrownBy(() -> ragged.tuner().tune(Workload.INTERACTIVE));
    assertThat(folder.resolve("store").resolve("tuned.properties")).doesNotExist();
  }

  @Test
  void inMemory_apply_isForThisRunOnly() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(LexicalEmbedder.create(64)).build()) {
      Applied applied =
          ragged
              .tuner()
              .apply(List.of(proposal("search.effort", "70"), proposal("ingest.workers", "3")));
      assertThat(applied.lost()).extracting(Proposal::key).containsExactly("ingest.workers");
      assertThat(ragged.config().get(Settings.SEARCH_EFFORT)).isEqualTo(70);
      assertThat(ragged.tuner().undo()).isTrue();
      assertThat(ragged.config().get(Settings.SEARCH_EFFORT)).isZero();
    }
  }
}
