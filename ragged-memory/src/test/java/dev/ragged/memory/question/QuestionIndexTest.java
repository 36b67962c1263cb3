package dev.ragged.memory.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.profiling.OperationProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionIndexTest {
  private final QuestionStage stage = new QuestionStage();
  private final Subject ana = stage.add("ana");
  private final List<VectorIndex> opened = new ArrayList<>();

  @AfterEach
  void close() {
    stage.close();
  }

  private QuestionIndex index(int capacity) {
    long embedder =
        QuestionEmbedder.of(stage.database, stage.embedder, new OperationProfiler()).number();
    return new QuestionIndex(stage.database, embedder, capacity, this::open);
  }

  private VectorIndex open() {
    VectorIndex index =
        new ExactIndexProvider()
            .open(
                new IndexContext(
                    Optional.empty(),
                    new UUID(0, 0),
                    64,
                    Similarity.COSINE,
                    Optional.empty(),
                    ordinals -> new float[0][],
                    Runnable::run,
                    1));
    opened.add(index);
    return index;
  }

  private List<String> find(QuestionIndex index, String text) {
    return index.find(ana.owner(), stage.embedder.vector(text), 100, 0).orElseThrow().stream()
        .map(SimilarQuestion::text)
        .toList();
  }

  @Test
  void find_moreThanItHolds_looksAtTheLastOnes() {
    for (int i = 0; i < 10; i++) {
      stage.record(ana, "question " + i);
    }

    assertThat(find(index(4), "question"))
        .containsExactlyInAnyOrder("question 6", "question 7", "question 8", "question 9");
  }

  @Test
  void find_grownBeyondItsCapacity_startsAgainWithTheLastOnes() {
    QuestionIndex index = index(4);
    for (int i = 0; i < 5; i++) {
      stage.record(ana, "question " + i);
      find(index, "question");
    }
    assertThat(find(index, "question")).hasSize(5);

    stage.record(ana, "question 5");

    assertThat(find(index, "question"))
        .containsExactlyInAnyOrder("question 2", "question 3", "question 4", "question 5");
  }

  @Test
  void find_nothingErased_readsEachRowOnce() {
    QuestionIndex index = index(1_000);
    for (int i = 0; i < 20; i++) {
      stage.record(ana, "question " + i);
      find(index, "question");
    }

    assertThat(opened).hasSize(1);
    assertThat(index.size()).isEqualTo(20);
  }

  @Test
  void find_erased_dropsItsVectorFromTheHeap() {
    QuestionIndex index = index(1_000);
    UUID secret = stage.record(ana, "which pasta");
    stage.record(ana, "which rice");
    find(index, "question");

    stage.erase(ana, secret);
    find(index, "question");

    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void find_moreRowsThanAreReadAtOnce_hasAll() {
    for (int i = 0; i < 1_030; i++) {
      stage.record(ana, "question " + i);
    }

    QuestionIndex index = index(5_000);
    find(index, "question");

    assertThat(index.size()).isEqualTo(1_030);
  }

  @Test
  void find_afterClose_saysNothing() {
    QuestionIndex index = index(10);
    stage.record(ana, "which pasta");
    find(index, "which pasta");

    index.close();

    assertThat(index.find(ana.owner(), stage.embedder.vector("pasta"), 1, 0)).isEmpty();
    assertThat(index.size()).isZero();
  }
}
