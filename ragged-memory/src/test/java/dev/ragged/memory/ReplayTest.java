package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.rank.evaluation.LeftOut;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay of the log may know, what it leaves as it is, and what it refuses. */
class ReplayTest {
  private static final Optional<Feedback> NONE = Optional.empty();
  private static final Optional<Feedback> HELPED = Optional.of(Feedback.positive());
  private static final AbOptions FIRST = AbOptions.builder().k(1).variantWeight(0.9).build();

  @TempDir private Path temp;

  private static void taught(ReplayStore store, int fromHours) {
    for (int i = 0; i < 5; i++) {
      store.asked(fromHours + i, "which pasta goes with basil", List.of("pasta"), NONE);
    }
  }

  private static AbResult withoutLatency(AbResult result) {
    return new AbResult(
        result.k(), result.ndcg(), result.precision(), result.reciprocalRank(), result.ndcg());
  }

  @Test
  void replay_whatOnlyLaterQuestionsTeach_doesNotHelp() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(0, "python strands", List.of("pasta"), HELPED);
      taught(store, 1);

      Replay replay = store.ana.analytics().replay(FIRST);

      assertThat(replay.result().ndcg().ties()).isEqualTo(1);
      assertThat(replay.result().ndcg().variantMean()).isZero();
      // With what is known in the end the same question is answered well.
      AbResult inTheEnd =
          store
              .ana
              .analytics()
              .compare(
                  List.of(new JudgedQuery<>("python strands", new Judgments(Map.of("pasta", 1)))),
                  FIRST);
      assertThat(inTheEnd.ndcg().wins()).isEqualTo(1);
    }
  }

  @Test
  void replay_questionsOfOneMoment_knowThoseRecordedBefore() {
    for (boolean before : new boolean[] {false, true}) {
      try (ReplayStore store = ReplayStore.open()) {
        for (int i = 0; i < 10; i++) {
          if (i == (before ? 5 : 0)) {
            store.asked(1, "python strands", List.of("pasta"), HELPED);
          }
          store.asked(1, "which pasta goes with basil", List.of("pasta"), NONE);
        }

        Replay replay = store.ana.analytics().replay(FIRST);

        assertThat(replay.result().ndcg().wins()).isEqualTo(before ? 1 : 0);
      }
    }
  }

  @Test
  void replay_whatEarlierQuestionsTaught_helpsWhateverTheOrderOfRecording() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(9, "python strands", List.of("pasta"), HELPED);
      taught(store, 1);

      Replay replay = store.ana.analytics().replay(FIRST);

      assertThat(replay.result().ndcg().wins()).isEqualTo(1);
      assertThat(replay.result().precision().variantMean()).isEqualTo(1);
    }
  }

  @Test
  void replay_ofInterestLongPast_takesTheTimeOfTheQuestionForNow() {
    try (ReplayStore store = ReplayStore.open()) {
      taught(store, 0);
      store.asked(6, "python strands", List.of("pasta"), HELPED);
      store.clock.set(ReplayStore.START.plusSeconds(86_400L * 3_650));

      AbOptions light = AbOptions.builder().k(1).variantWeight(0.3).build();
      assertThat(store.ana.analytics().replay(light).result().ndcg().wins()).isEqualTo(1);
    }
  }

  @Test
  void replay_again_givesTheSame() {
    try (ReplayStore store = ReplayStore.open()) {
      taught(store, 0);
      store.asked(6, "python strands", List.of("pasta"), HELPED);
      store.asked(7, "python", List.of("code"), HELPED);

      Replay first = store.ana.analytics().replay(FIRST);
      Replay second = store.ana.analytics().replay(FIRST);

      assertThat(withoutLatency(second.result())).isEqualTo(withoutLatency(first.result()));
    }
  }

  @Test
  void replay_ofSealedPersona_isThatOfAnOpenOne() {
    List<AbResult> results = new ArrayList<>();
    for (boolean sealed : new boolean[] {false, true}) {
      try (ReplayStore store = sealed ? ReplayStore.sealed() : ReplayStore.open()) {
        assertThat(store.ana.persona().encrypted()).isEqualTo(sealed);
        taught(store, 0);
        store.asked(6, "python strands", List.of("pasta"), HELPED);
        store.asked(7, "python", List.of(), Optional.of(Feedback.corrected("basil")));
        results.add(withoutLatency(store.ana.analytics().replay(FIRST).result()));
      }
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(1).ndcg().wins()).isPositive();
  }

  @Test
  void replay_feedbackOfEachKind_isJudgedOrLeftOutForAReason() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(0, "one", List.of("pasta"), NONE);
      store.asked(1, "two", List.of("pasta"), Optional.of(Feedback.negative()));
      store.asked(2, "three", List.of("pasta"), Optional.of(Feedback.corrected("spaghetti")));
      store.asked(3, "four", List.of(), HELPED);
      store.asked(4, "five", List.of("gone"), HELPED);
      store.asked(5, "six", List.of("gone", "pasta"), HELPED);
      store.asked(6, "seven", List.of(), Optional.of(Feedback.corrected(" basil\n")));
      Interaction changed = store.asked(7, "eight", List.of("pasta"), HELPED);
      var unused = store.ragged.persona("ana").feedback(changed.id(), Feedback.negative());

      Replay replay = store.ana.analytics().replay(AbOptions.DEFAULT);

      assertThat(replay.replayed()).isEqualTo(8);
      assertThat(replay.judged()).isEqualTo(2);
      assertThat(replay.leftOut())
          .isEqualTo(
              Map.of(
                  LeftOut.NO_FEEDBACK,
                  1L,
                  LeftOut.NOTHING_HELPED,
                  3L,
                  LeftOut.NOTHING_SHOWN,
                  1L,
                  LeftOut.DOCUMENTS_GONE,
                  1L));
    }
  }

  @Test
  void replay_documentOfAnotherPersona_isNotThereForThisOne() {
    try (ReplayStore store = ReplayStore.open()) {
      store.ragged.persona("bob").ingest(Document.of("diary", "python strands of bob"));
      store.asked(0, "python", List.of(), Optional.of(Feedback.corrected("diary")));

      assertThatIllegalStateException()
          .isThrownBy(() -> store.ana.analytics().replay(FIRST))
          .withMessageContaining("leftOut={NOTHING_HELPED=1}");
    }
  }

  @Test
  void replay_oneInteraction_isATieWithoutInterval() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(0, "python", List.of("code"), HELPED);

      Replay replay = store.ana.analytics().replay(AbOptions.DEFAULT);

      assertThat(replay.replayed()).isEqualTo(1);
      assertThat(replay.judged()).isEqualTo(1);
      assertThat(replay.leftOut()).isEmpty();
      assertThat(replay.result().ndcg().ties()).isEqualTo(1);
      assertThat(replay.result().ndcg().interval()).isEmpty();
    }
  }

  @Test
  void replay_emptyLog_isRefused() {
    try (ReplayStore store = ReplayStore.open()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> store.ana.analytics().replay(AbOptions.DEFAULT))
          .withMessageContaining("persona=\"ana\"")
          .withMessageContaining("recorded=0")
          .withMessageContaining("Feedback.positive()");
    }
  }

  @Test
  void replay_memoryOffOrAbsent_isRefused() {
    try (ReplayStore store = ReplayStore.open()) {
      store.asked(0, "python", List.of("code"), HELPED);
      store.memory.personas().disable("ana");

      assertThatIllegalStateException()
          .isThrownBy(() -> store.ana.analytics().replay(AbOptions.DEFAULT))
          .withMessageContaining("status=OFF");
      assertThatThrownBy(() -> store.memory.of("bob").analytics().replay(AbOptions.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("bob");

      store.memory.personas().pause("ana");
      assertThat(store.ana.analytics().replay(AbOptions.DEFAULT).judged()).isEqualTo(1);
    }
  }

  /** Runs something during the n-th question. */
  private static final class Interrupting implements Embedder {
    private final Embedder words = LexicalEmbedder.create();
    private int questions;
    private Runnable during = () -> {};

    void during(int nth, Runnable work) {
      questions = nth;
      during = work;
    }

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.QUERY && --questions == 0) {
        during.run();
      }
      return words.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return words.fingerprint();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything", "one", "persona", "again"})
  void replay_erasedMeanwhile_isRefused(String what) {
    Interrupting embedder = new Interrupting();
    MemoryOptions options = MemoryOptions.builder().rememberQuestions(false).build();
    try (ReplayStore store = ReplayStore.open(embedder, options)) {
      UUID first = store.asked(0, "python", List.of("code"), HELPED).id();
      store.asked(1, "python strands", List.of("pasta"), HELPED);
      store.memory.flush();
      Consumer<ReplayStore> erase =
          switch (what) {
            case "everything" -> any -> any.ana.eraseEverything();
            case "one" -> any -> any.ana.erase(first);
            case "persona" -> any -> any.memory.personas().delete("ana");
            default ->
                any -> {
                  any.memory.personas().delete("ana");
                  any.memory.personas().create("ana");
                };
          };
      embedder.during(3, () -> erase.accept(store));

      assertThatIllegalStateException()
          .isThrownBy(() -> store.ana.analytics().replay(FIRST))
          .withMessageContaining("erased")
          .withMessageContaining("persona=\"ana\"");
    }
  }

  @Test
  void replay_recordedMeanwhile_isLeftOut() {
    Interrupting embedder = new Interrupting();
    MemoryOptions options = MemoryOptions.builder().rememberQuestions(false).build();
    try (ReplayStore store = ReplayStore.open(embedder, options)) {
      store.asked(0, "python", List.of("code"), HELPED);
      store.memory.flush();
      embedder.during(
          1,
          () -> {
            store.asked(1, "python strands", List.of("pasta"), HELPED);
            store.memory.flush();
          });

      Replay replay = store.ana.analytics().replay(FIRST);

      assertThat(replay.replayed()).isEqualTo(1);
      assertThat(store.ana.count()).isEqualTo(2);
    }
  }

  private static Map<String, List<String>> allRows(Path directory) {
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(directory), Durability.FULL)) {
      List<String> tables =
          database.read(
              "listing tables",
              connection ->
                  Sql.list(
                      connection,
                      "SELECT name FROM sqlite_master WHERE type = 'table'",
                      row -> row.getString(1)));
      return LearnedRows.read(database, tables);
    }
  }

  @Test
  void replayAndCompare_anyMemory_leaveEachRowAsItIs() {
    GivenClock clock = new GivenClock(ReplayStore.START);
    RaggedBuilder builder =
        Ragged.builder()
            .directory(temp)
            .embedder(LexicalEmbedder.create())
            .clock(clock)
            .memory(MemoryOptions.DEFAULT);
    try (Ragged ragged = builder.build()) {
      ragged.ingest(ReplayStore.DOCUMENTS.toArray(new Document[0]));
      PersonalMemory.of(ragged).personas().create("ana");
      for (int i = 0; i < 5; i++) {
        var unused =
            ragged
                .persona("ana")
                .record(ReplayStore.interaction(i, "which pasta goes with basil", List.of()));
      }
      Interaction judged = ReplayStore.interaction(6, "python strands", List.of("pasta"));
      var unused = ragged.persona("ana").record(judged);
      assertThat(ragged.persona("ana").feedback(judged.id(), Feedback.positive()))
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(true);
      PersonalMemory.of(ragged).flush();
    }
    Map<String, List<String>> before = allRows(temp);
    assertThat(before.get("interaction")).hasSize(6);
    assertThat(before.get("sighting")).isNotEmpty();

    try (Ragged ragged = builder.build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      RememberedPersona ana = memory.of("ana");
      InterestProfile profile = ana.profile();
      List<AuditEntry> audit = memory.auditLog().entries();

      assertThat(ana.analytics().replay(FIRST).result().ndcg().wins()).isEqualTo(1);
      var unused =
          ana.analytics()
              .compare(
                  List.of(new JudgedQuery<>("python", new Judgments(Map.of("pasta", 1)))), FIRST);

      assertThat(ana.profile().interests()).isEqualTo(profile.interests()).isNotEmpty();
      assertThat(memory.auditLog().entries()).isEqualTo(audit);
      assertThat(ana.count()).isEqualTo(6);
      assertThat(memory.recorderStatistics().durable()).isZero();
    }
    assertThat(allRows(temp)).isEqualTo(before);
  }
}
