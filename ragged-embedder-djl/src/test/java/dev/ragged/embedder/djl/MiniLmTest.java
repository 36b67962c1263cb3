package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MiniLmTest {
  private DjlEmbedder miniLm;

  @BeforeAll
  void open() {
    miniLm = DjlEmbedder.miniLm();
  }

  @AfterAll
  void close() {
    miniLm.close();
  }

  @Test
  void embed_sameMeaningInOtherWords_isCloserThanOtherMeaning() {
    float[] cat = vector("a cat sits on the mat");

    assertThat(dot(cat, vector("a kitten rests on a rug"))).isGreaterThan(0.5);
    assertThat(dot(cat, vector("the central bank raised interest rates"))).isLessThan(0.15);
  }

  @Test
  void embed_knownText_hasRecordedDirection() {
    // Recorded with ONNX Runtime 1.29.0; other releases and processors differ in the last digits.
    float[] vector = vector("a cat sits on the mat");

    assertThat(vector).hasSize(384);
    assertThat(dot(vector, vector)).isCloseTo(1, within(1e-6));
    for (int i = 0; i < RECORDED.length; i++) {
      assertThat(vector[i]).isCloseTo(RECORDED[i], within(0.01f));
    }
  }

  private static final float[] RECORDED = {0.11868f, -0.01508f, -0.01771f, 0.03196f};

  @Test
  void embed_textsEqualFor150Tokens_differBeyond() {
    // The tokenizer's own file cuts at 128 tokens.
    String start = "word ".repeat(150);

    assertThat(dot(vector(start + "granite mountains"), vector(start + "tax law reform")))
        .isLessThan(0.999);
  }

  @Test
  void embed_textsEqualFor256Tokens_areTheSame() {
    String start = "word ".repeat(256);

    assertThat(vector(start + "granite mountains")).containsExactly(vector(start + "tax law"));
    assertThat(miniLm.maxTokens()).isEqualTo(256);
  }

  @Test
  void countTokens_text_isTheModelsCount() {
    assertThat(miniLm.countTokens("embeddings are vectors")).isEqualTo(6);
    assertThat(miniLm.countTokens("word ".repeat(50_000))).isEqualTo(50_000);
    assertThat(miniLm.countTokens("x🎉".repeat(40_000))).isPositive();
  }

  @Test
  void fingerprint_miniLm_namesAllThatDecidesVectors() {
    assertThat(miniLm.fingerprint().name()).isEqualTo("all-MiniLM-L6-v2-q");
    assertThat(miniLm.fingerprint().dimension()).isEqualTo(384);
    assertThat(miniLm.fingerprint().details())
        .contains("afdb6f1a0e45b715", "da0e79933b9ed517", "MEAN", "256", "one text per call");
  }

  @Test
  void build_batchesOfQuantisedModel_areRefused() {
    OnnxEmbedderBuilder batched = DjlEmbedder.miniLm(UserCache.directory()).batchSize(8);

    assertThatExceptionOfType(EmbeddingException.class)
        .isThrownBy(batched::build)
        .withMessageContaining("must not be called with batches")
        .withMessageContaining("cosine=0.9");
  }

  @Test
  void embed_afterClose_throws() {
    DjlEmbedder closed = DjlEmbedder.miniLm();
    closed.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> closed.embed(List.of("a"), EmbeddingRole.QUERY))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> closed.countTokens("a"));
    assertThat(closed.embed(List.of(), EmbeddingRole.QUERY)).isEmpty();
  }

  @Test
  void close_whileOthersEmbed_letsTextsFinishAndStopsTheRest() throws Exception {
    DjlEmbedder shared = DjlEmbedder.miniLm();
    float[] expected = vector("one of many texts");
    int callers = 8;
    CountDownLatch running = new CountDownLatch(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        calls.add(threads.submit(() -> embedUntilClosed(shared, expected, running)));
      }
      running.await();
      shared.close();
      for (Future<Boolean> call : calls) {
        assertThat(call.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean embedUntilClosed(
      DjlEmbedder shared, float[] expected, CountDownLatch running) {
    while (true) {
      try {
        List<float[]> vectors = shared.embed(List.of("one of many texts"), EmbeddingRole.DOCUMENT);
        assertThat(vectors.get(0)).containsExactly(expected);
        running.countDown();
      } catch (IllegalStateException closed) {
        return true;
      }
    }
  }

  @Test
  void embed_interruptedWhileWaitingForATurn_finishesAndKeepsFlag() throws Exception {
    try (DjlEmbedder single = DjlEmbedder.miniLm(UserCache.directory()).threads(1).build()) {
      List<String> texts = Collections.nCopies(20, "a text like the others");
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          calls.add(
              threads.submit(
                  () -> {
                    Thread.currentThread().interrupt();
                    assertThat(single.embed(texts, EmbeddingRole.DOCUMENT)).hasSize(20);
                    return Thread.interrupted();
                  }));
        }
        for (Future<Boolean> call : calls) {
          assertThat(call.get()).isTrue();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private float[] vector(String text) {
    return miniLm.embed(List.of(text), EmbeddingRole.DOCUMENT).get(0);
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
