package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.suite.Subject;
import dev.ragged.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All operations, and whether the checks at quiet moments see what is wrong. */
class SliceTest {
  private static final long SEED = 3;
  private static final SoakLoad LOAD =
      new SoakLoad(Subject.EXACT, EmbedderChoice.PRECOMPUTED, 20, 4, 100, 1, SEED);

  @TempDir private Path folder;
  private SoakStore store;
  private Slice slice;

  @BeforeEach
  void open() {
    store = new SoakStore(LOAD, folder);
    slice = new Slice(0, LOAD, store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void check() {
    new QuietChecks(store, List.of(slice)).runAll();
  }

  @Test
  void run_eachOperation_keepsTheStoreAsItMustBe() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Operation operation : Operation.values()) {
      slice.run(operation, random);
    }
    check();
    store.reopen();
    slice = new Slice(0, LOAD, store);
    check();
  }

  @Test
  void check_aDocumentThatNobodyPutIn_isWrong() {
    check();
    store.ragged().ingest(Document.of("stranger", "a stranger"));
    assertThatThrownBy(this::check)
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("shared=5, seen=6");
  }

  @Test
  void check_aLostInteraction_isWrong() {
    slice.run(Operation.RECORD, new SplittableRandom(SEED));
    check();
    assertThat(store.memory().of("persona-0-0").erase()).isEqualTo(1);
    assertThatThrownBy(this::check)
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("recorded=1, kept=0");
  }
}
