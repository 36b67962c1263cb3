package dev.ragged.memory.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.store.QuestionVectorTable;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VectorMakerTest {
  private final QuestionStage stage = new QuestionStage();
  private final Subject ana = stage.add("ana");

  @AfterEach
  void close() {
    stage.close();
  }

  private long vectors(Subject subject) {
    long embedder =
        QuestionEmbedder.of(stage.database, stage.embedder, new OperationProfiler()).number();
    return stage.database.read(
        "counting",
        connection -> QuestionVectorTable.count(connection, subject.owner(), embedder, 0));
  }

  private void recordBare(Subject subject, int count) {
    for (int i = 0; i < count; i++) {
      stage.recordBare(subject, "question number " + i);
    }
  }

  @Test
  void missing_recordedWithoutVector_isMadeInTheBackground() {
    stage.recordBare(ana, "which pasta");
    assertThat(vectors(ana)).isZero();

    stage.alarm.ringAll();

    assertThat(vectors(ana)).isEqualTo(1);
    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which pasta");
  }

  @Test
  void missing_recordedWithVector_asksTheEmbedderNothing() {
    stage.record(ana, "which pasta");
    stage.recall.missing(ana.persona().number());

    stage.alarm.ringAll();

    assertThat(stage.embedder.calls()).isEmpty();
  }

  @Test
  void missing_manyQuestions_areMadeInBoundedSteps() {
    recordBare(ana, 2 * VectorMaker.STEP + 5);

    stage.alarm.ring();
    assertThat(vectors(ana)).isEqualTo(VectorMaker.STEP);

    stage.alarm.ringAll();
    assertThat(vectors(ana)).isEqualTo(2 * VectorMaker.STEP + 5);
    assertThat(stage.embedder.calls())
        .allSatisfy(call -> assertThat(call).hasSizeLessThanOrEqualTo(16));
  }

  @Test
  void missing_allMade_embedsEachQuestionOnce() {
    recordBare(ana, 40);
    stage.alarm.ringAll();
    stage.recall.missing(ana.persona().number());
    stage.alarm.ringAll();

    assertThat(stage.embedder.calls().stream().mapToInt(List::size).sum()).isEqualTo(40);
  }

  @Test
  void reopen_halfWayThrough_makesTheRest() {
    recordBare(ana, VectorMaker.STEP + 10);
    stage.alarm.ring();

    stage.reopen(new RiggedEmbedder("first"));
    stage.alarm.ringAll();

    assertThat(vectors(ana)).isEqualTo(VectorMaker.STEP + 10);
    assertThat(stage.embedder.calls().stream().mapToInt(List::size).sum()).isEqualTo(10);
  }

  @Test
  void reopen_withAnotherEmbedder_makesAllAnew() {
    for (int i = 0; i < 20; i++) {
      stage.record(ana, "question number " + i);
    }
    stage.reopen(new RiggedEmbedder("second"));
    assertThat(stage.similar(ana, "question number 3", 5)).isEmpty();

    stage.alarm.ringAll();

    assertThat(stage.texts(ana, "question number 3", 1)).containsExactly("question number 3");
    assertThat(stage.similar(ana, "question number 3", 100)).hasSize(20);
  }

  @Test
  void reopen_withFormerEmbedderWhoseVectorsAreThere_findsThem() {
    stage.record(ana, "which pasta");
    stage.reopen(new RiggedEmbedder("second"));
    stage.reopen(new RiggedEmbedder("first"));
    stage.alarm.ringAll();

    assertThat(stage.embedder.calls()).isEmpty();
    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which pasta");
  }

  @Test
  void similar_fewLackVectors_makesThemFirst() {
    recordBare(ana, VectorMaker.FEW);

    assertThat(stage.similar(ana, "question number 1", 100)).hasSize(VectorMaker.FEW);
  }

  @Test
  void similar_manyLackVectors_leavesThemToTheBackground() {
    recordBare(ana, VectorMaker.FEW + 1);

    assertThat(stage.similar(ana, "question number 1", 100)).isEmpty();

    stage.alarm.ringAll();
    assertThat(stage.similar(ana, "question number 1", 100)).hasSize(VectorMaker.FEW + 1);
  }

  @Test
  void missing_embedderFails_isTriedAgainAfterEverLongerPauses() {
    stage.embedder.failing(true);
    stage.recordBare(ana, "which pasta");

    for (int i = 0; i < 12; i++) {
      stage.alarm.ring();
    }

    List<Duration> pauses = stage.alarm.delays().subList(1, stage.alarm.delays().size());
    assertThat(pauses.get(0)).isEqualTo(VectorMaker.FIRST_PAUSE);
    assertThat(pauses.get(1)).isEqualTo(VectorMaker.FIRST_PAUSE.multipliedBy(2));
    assertThat(pauses).isSorted();
    assertThat(pauses.get(pauses.size() - 1)).isEqualTo(VectorMaker.LONGEST_PAUSE);
  }

  @Test
  void missing_recordedDuringThePause_doesNotAskTheEmbedder() {
    stage.embedder.failing(true);
    stage.recordBare(ana, "which pasta");
    stage.alarm.ring();
    int calls = stage.embedder.calls().size();

    recordBare(ana, 50);
    stage.alarm.ringAll();

    assertThat(stage.embedder.calls()).hasSize(calls);
    assertThat(stage.alarm.waiting()).containsExactly(VectorMaker.FIRST_PAUSE);
  }

  @Test
  void missing_embedderWorksAgain_makesWhatWasLeft() {
    stage.embedder.failing(true);
    recordBare(ana, 5);
    stage.alarm.ring();

    stage.embedder.failing(false);
    stage.alarm.ring();

    assertThat(vectors(ana)).isEqualTo(5);
    assertThat(stage.alarm.waiting()).isEmpty();
  }

  @Test
  void missing_embedderFailsForAll_givesUpAfterFewCalls() {
    stage.embedder.failing(true);
    recordBare(ana, 20);

    stage.alarm.ring();

    assertThat(stage.embedder.calls()).hasSize(1 + MissingVectors.ALL_FAIL);
  }

  @Test
  void missing_oneQuestionCannotBeEmbedded_doesNotHoldUpTheOthers() {
    stage.embedder.poison("number 3");
    recordBare(ana, 6);

    stage.alarm.ringAll();

    assertThat(vectors(ana)).isEqualTo(5);
    assertThat(stage.alarm.waiting()).isEmpty();
    assertThat(stage.texts(ana, "question", 10)).hasSize(5).doesNotContain("question number 3");
  }

  @Test
  void missing_personaIsOff_isLeft() {
    ana.become(ana.persona().with(MemoryStatus.OFF));
    stage.recordBare(ana, "which pasta");

    stage.alarm.ringAll();

    assertThat(stage.embedder.calls()).isEmpty();
  }

  @Test
  void missing_rowsOfOnePersonaAreDamaged_makesThoseOfOthers() {
    Subject ben = stage.add("ben");
    stage.recordBare(ana, "which pasta");
    stage.recordBare(ben, "which rice");
    stage.database.write(
        "damaging",
        connection ->
            Sql.update(
                connection,
                "UPDATE interaction SET latency = 7 WHERE persona = ?",
                ana.persona().number()));

    stage.alarm.ringAll();

    assertThat(vectors(ben)).isEqualTo(1);
    assertThat(stage.alarm.waiting()).isEmpty();
  }

  @Test
  void keep_interactionErasedWhileItsVectorWasMade_addsNothing() {
    UUID id = stage.recordBare(ana, "which pasta");
    QuestionVector made = stage.recall.vector("which pasta", stage.embedder.vector("which pasta"));
    stage.erase(ana, id);

    stage.database.write(
        "keeping too late",
        connection -> {
          try (var statements = new PreparedStatements(connection)) {
            made.keep(statements, ana.owner(), 1);
          }
          return true;
        });

    assertThat(vectors(ana)).isZero();
  }

  @Test
  void finish_severalPersonas_makesAll() {
    Subject ben = stage.add("ben");
    recordBare(ana, VectorMaker.STEP * 2);
    recordBare(ben, 3);

    stage.recall.finish();

    assertThat(vectors(ana)).isEqualTo(VectorMaker.STEP * 2L);
    assertThat(vectors(ben)).isEqualTo(3);
  }

  @Test
  void finish_embedderFails_returnsAndTriesLater() {
    stage.embedder.failing(true);
    stage.recordBare(ana, "which pasta");
    stage.alarm.ring();

    stage.recall.finish();

    stage.embedder.failing(false);
    assertThat(stage.alarm.ring()).isTrue();
    assertThat(vectors(ana)).isEqualTo(1);
  }

  @Test
  void removeAll_someKept_removesThoseOfEachPersona() {
    Subject ben = stage.add("ben");
    stage.record(ana, "which pasta");
    stage.record(ben, "which pasta");

    Recall.removeAll(stage.database);

    Set<Long> left = new TreeSet<>(List.of(vectors(ana), vectors(ben)));
    assertThat(left).containsExactly(0L);
  }
}
