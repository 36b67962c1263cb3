package dev.ragged.memory.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.sqlite.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecallTest {
  private final QuestionStage stage = new QuestionStage();
  private final Subject ana = stage.add("ana");

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void similar_nothingAsked_isEmpty() {
    assertThat(stage.similar(ana, "pasta", 3)).isEmpty();
  }

  @Test
  void similar_askedBefore_isClosestFirst() {
    stage.record(ana, "how long does rice cook");
    stage.record(ana, "which pasta goes with basil");
    stage.record(ana, "which pasta goes with cheese");

    assertThat(stage.texts(ana, "which pasta goes with basil", 2))
        .containsExactly("which pasta goes with basil", "which pasta goes with cheese");
  }

  @Test
  void similar_equalQuestion_hasSimilarityOne() {
    stage.record(ana, "which pasta");

    assertThat(stage.similar(ana, "which pasta", 1).get(0).similarity())
        .isGreaterThan(0.999)
        .isLessThanOrEqualTo(1);
  }

  @Test
  void similar_askedThreeTimes_countsOnceWithTheLast() {
    stage.record(ana, "Which  pasta?");
    stage.record(ana, "which pasta?");
    UUID last = stage.record(ana, " WHICH pasta? ");
    stage.record(ana, "which rice?");

    List<SimilarQuestion> similar = stage.similar(ana, "which pasta?", 10);

    assertThat(similar).hasSize(2);
    assertThat(similar.get(0).count()).isEqualTo(3);
    assertThat(similar.get(0).interaction().id()).isEqualTo(last);
    assertThat(similar.get(1).count()).isEqualTo(1);
  }

  @Test
  void similar_lessAlikeThanAsked_isLeftOut() {
    stage.record(ana, "which pasta");
    stage.record(ana, "quantum tunnelling");

    List<SimilarQuestion> similar = stage.recall.similar(ana, "which pasta", 10, 0.9);

    assertThat(similar).extracting(SimilarQuestion::text).containsExactly("which pasta");
  }

  @Test
  void similar_askedAfterFirstCall_isFound() {
    stage.record(ana, "which rice");
    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which rice");

    stage.record(ana, "which pasta");

    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which pasta");
  }

  @Test
  void similar_sameQuestionOfTwoPersonas_isEachsOwn() {
    Subject ben = stage.add("ben");
    UUID anas = stage.record(ana, "which pasta");
    UUID bens = stage.record(ben, "which pasta");
    stage.record(ben, "which rice");

    assertThat(stage.similar(ana, "which pasta", 10))
        .extracting(similar -> similar.interaction().id())
        .containsExactly(anas);
    assertThat(stage.similar(ben, "which pasta", 10).get(0))
        .satisfies(
            similar -> {
              assertThat(similar.interaction().id()).isEqualTo(bens);
              assertThat(similar.count()).isEqualTo(1);
            });
  }

  @Test
  void similar_afterErasureOfOne_neverHasItAgain() {
    UUID secret = stage.record(ana, "which pasta");
    stage.record(ana, "which rice");
    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which pasta");

    stage.erase(ana, secret);

    assertThat(stage.texts(ana, "which pasta", 10)).containsExactly("which rice");
  }

  @Test
  void similar_afterErasureOfTheLastOfEqualOnes_hasTheFormer() {
    UUID first = stage.record(ana, "which pasta");
    UUID second = stage.record(ana, "which pasta");
    assertThat(stage.similar(ana, "which pasta", 1).get(0).count()).isEqualTo(2);

    stage.erase(ana, second);

    SimilarQuestion left = stage.similar(ana, "which pasta", 1).get(0);
    assertThat(left.interaction().id()).isEqualTo(first);
    assertThat(left.count()).isEqualTo(1);
  }

  @Test
  void similar_erasedAndAsManyAskedMeanwhile_hasTheNewOnesOnly() {
    UUID secret = stage.record(ana, "which pasta");
    stage.similar(ana, "which pasta", 1);

    stage.erase(ana, secret);
    stage.record(ana, "which rice");

    assertThat(stage.texts(ana, "which pasta", 10)).containsExactly("which rice");
  }

  @Test
  void similar_encryptedPersona_isFoundAsOthers() {
    Subject eve = stage.add("eve", new ScramblingCipher(7));
    stage.record(eve, "which pasta");
    stage.record(eve, "which PASTA");
    stage.recordBare(eve, "which rice");

    List<SimilarQuestion> similar = stage.similar(eve, "which pasta", 10);

    assertThat(similar)
        .extracting(SimilarQuestion::text)
        .containsExactly("which PASTA", "which rice");
    assertThat(similar.get(0).count()).isEqualTo(2);
  }

  @Test
  void record_encryptedPersona_keepsNoVectorInTheClear() {
    Subject eve = stage.add("eve", new ScramblingCipher(7));
    stage.record(eve, "which pasta");
    stage.record(ana, "which pasta");

    List<byte[]> contents =
        stage.database.read(
            "reading",
            connection ->
                Sql.list(
                    connection,
                    "SELECT content FROM question_vector ORDER BY number",
                    row -> row.getBytes(1)));

    byte[] clear = contents.get(1);
    assertThat(contents.get(0)).hasSizeGreaterThanOrEqualTo(clear.length);
    assertThat(tail(contents.get(0))).isNotEqualTo(tail(clear));
  }

  private static byte[] tail(byte[] content) {
    return Arrays.copyOfRange(content, content.length - 60, content.length);
  }

  @Test
  void similar_rowWasDamaged_saysSo() {
    stage.record(ana, "which pasta");
    stage.database.write(
        "damaging",
        connection -> Sql.update(connection, "UPDATE question_vector SET content = zeroblob(65)"));

    assertThatThrownBy(() -> stage.similar(ana, "which pasta", 1))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("question_vector");
  }

  @Test
  void similar_rowMovedToAnotherPersona_isRefused() {
    Subject eve = stage.add("eve", new ScramblingCipher(7));
    stage.record(eve, "which pasta");
    stage.database.write(
        "moving",
        connection ->
            Sql.update(
                connection, "UPDATE question_vector SET persona = ?", ana.persona().number()));

    assertThatThrownBy(() -> stage.similar(ana, "which pasta", 1))
        .isInstanceOf(StoreCorruptedException.class);
  }

  @Test
  void similar_embedderFails_saysSo() {
    stage.record(ana, "which pasta");
    stage.embedder.failing(true);

    assertThatThrownBy(() -> stage.similar(ana, "which pasta", 1))
        .isInstanceOf(EmbeddingException.class);
  }

  @Test
  void similar_afterForget_readsAgain() {
    stage.record(ana, "which pasta");
    stage.similar(ana, "which pasta", 1);

    stage.recall.forget(ana.persona().number());

    assertThat(stage.texts(ana, "which pasta", 1)).containsExactly("which pasta");
  }

  @Test
  void vector_ofWrongLength_isRefused() {
    assertThatThrownBy(() -> stage.recall.vector("which pasta", new float[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vector of the question must have 64 dimensions: length=2");
  }

  @Test
  void similar_kIsZero_isRefused() {
    assertThatThrownBy(() -> stage.similar(ana, "which pasta", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k must be at least 1: k=0");
  }

  @Test
  void similar_minSimilarityIsNoNumber_isRefused() {
    assertThatThrownBy(() -> stage.recall.similar(ana, "which pasta", 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minSimilarity must be within 0..1: minSimilarity=NaN");
  }

  @Test
  void similar_textIsBlank_isRefused() {
    assertThatThrownBy(() -> stage.similar(ana, "  ", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
  }

  @Test
  void similar_kIsHuge_givesAll() {
    stage.record(ana, "which pasta");
    stage.record(ana, "which rice");

    assertThat(stage.similar(ana, "which pasta", Integer.MAX_VALUE)).hasSize(2);
  }
}
