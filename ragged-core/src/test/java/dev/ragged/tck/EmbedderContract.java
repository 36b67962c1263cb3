package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderProvider;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link Embedder} must do. A test class of an embedder extends this and says how to
 * open one; a random case prints its seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EmbedderContract {
  private static final int THREADS = 8;
  private static final List<String> TEXTS =
      List.of(
          "Heron's formula gives the area of a triangle from its sides.",
          "The cat sits on the mat.",
          "Nine brown boxes stood in the hall, each with a label that nobody could read any more.",
          "boundary layer",
          "x",
          "A library opens its doors at nine and lends up to twelve books to each reader.",
          "Ένα κείμενο σε άλλη γραφή.",
          "int i = 0; while (i < 10) { i++; }");

  private Embedder embedder;

  /** Returns a new embedder, always with the same settings; the suite closes it. */
  protected abstract Embedder open();

  /** Returns the embedder under test, open while the tests run. */
  protected final Embedder embedder() {
    return embedder;
  }

  @BeforeAll
  final void openEmbedder() {
    embedder = open();
  }

  @AfterAll
  final void closeEmbedder() {
    embedder.close();
  }

  @ParameterizedTest
  @EnumSource(EmbeddingRole.class)
  void embed_anyRole_givesOneFiniteNonZeroVectorPerText(EmbeddingRole role) {
    List<float[]> vectors = embedder.embed(TEXTS, role);

    assertThat(vectors).hasSize(TEXTS.size());
    vectors.forEach(this::assertUsable);
  }

  @ParameterizedTest
  @EnumSource(EmbeddingRole.class)
  void embed_sameTextAloneAndInList_givesSameBits(EmbeddingRole role) {
    List<float[]> together = embedder.embed(TEXTS, role);

    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(embed(TEXTS.get(i), role)).as(TEXTS.get(i)).containsExactly(together.get(i));
    }
  }

  @Test
  void embed_otherOrder_givesVectorIForTextI() {
    List<float[]> vectors = embedder.embed(TEXTS, EmbeddingRole.DOCUMENT);
    List<String> reversed = new ArrayList<>(TEXTS);
    Collections.reverse(reversed);

    List<float[]> reversedVectors = embedder.embed(reversed, EmbeddingRole.DOCUMENT);

    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(reversedVectors.get(TEXTS.size() - 1 - i)).containsExactly(vectors.get(i));
    }
  }

  @Test
  void embed_randomListMates_givesSameBits() {
    long seed = new Random().nextLong();
    System.out.println("EmbedderContract seed " + seed);
    Random random = new Random(seed);
    List<float[]> expected = embedder.embed(TEXTS, EmbeddingRole.DOCUMENT);

    for (int round = 0; round < 10; round++) {
      int[] picks = random.ints(1 + random.nextInt(12), 0, TEXTS.size()).toArray();
      List<float[]> vectors =
          embedder.embed(
              Arrays.stream(picks).mapToObj(TEXTS::get).toList(), EmbeddingRole.DOCUMENT);

      for (int i = 0; i < picks.length; i++) {
        assertThat(vectors.get(i)).containsExactly(expected.get(picks[i]));
      }
    }
  }

  @Test
  void embed_eightThreads_giveSameBits() throws Exception {
    List<float[]> expected = embedder.embed(TEXTS, EmbeddingRole.DOCUMENT);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<List<float[]>> task =
        () -> {
          start.await();
          return embedder.embed(TEXTS, EmbeddingRole.DOCUMENT);
        };

    for (List<float[]> vectors : inThreads(task)) {
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(vectors.get(i)).containsExactly(expected.get(i));
      }
    }
  }

  @Test
  void embed_secondInstance_givesSameBitsAndFingerprint() {
    List<float[]> expected = embedder.embed(TEXTS, EmbeddingRole.QUERY);

    try (Embedder second = open()) {
      assertThat(second.fingerprint()).isEqualTo(embedder.fingerprint());
      List<float[]> vectors = second.embed(TEXTS, EmbeddingRole.QUERY);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(vectors.get(i)).containsExactly(expected.get(i));
      }
    }
  }

  @Test
  void embed_callerOverwritesVector_nextCallIsUntouched() {
    String text = TEXTS.get(0);
    float[] first = embed(text, EmbeddingRole.DOCUMENT);
    float[] expected = first.clone();
    Arrays.fill(first, Float.NaN);

    assertThat(embed(text, EmbeddingRole.DOCUMENT)).containsExactly(expected);
  }

  @Test
  void embed_sameTextTwiceInList_givesTwoArrays() {
    List<float[]> vectors =
        embedder.embed(List.of(TEXTS.get(0), TEXTS.get(0)), EmbeddingRole.DOCUMENT);

    assertThat(vectors.get(1)).isNotSameAs(vectors.get(0)).containsExactly(vectors.get(0));
  }

  @Test
  void embed_noTexts_givesNoVectors() {
    assertThat(embedder.embed(List.of(), EmbeddingRole.DOCUMENT)).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway")
  void embed_null_throwsWithItsName() {
    assertThatNullPointerException()
        .isThrownBy(() -> embedder.embed(null, EmbeddingRole.QUERY))
        .withMessageContaining("texts");
    assertThatNullPointerException()
        .isThrownBy(() -> embedder.embed(Arrays.asList("a", null), EmbeddingRole.QUERY))
        .withMessageContaining("texts[1]");
    assertThatNullPointerException()
        .isThrownBy(() -> embedder.embed(List.of("a"), null))
        .withMessageContaining("role");
  }

  @ParameterizedTest
  @MethodSource("unusualTexts")
  void embed_unusualText_givesUsableVectorEveryTime(String text) {
    float[] vector = embed(text, EmbeddingRole.DOCUMENT);

    assertUsable(vector);
    assertThat(embed(text, EmbeddingRole.DOCUMENT)).containsExactly(vector);
    assertUsable(embed(text, EmbeddingRole.QUERY));
    assertThat(embedder.countTokens(text)).isNotNegative();
  }

  static Stream<String> unusualTexts() {
    return Stream.of(
        "",
        " ",
        "\t\r\n",
        "a",
        "?!",
        "...---...",
        "\u0000",
        "a\u0000b",
        "🎉",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪",
        "مرحبا بالعالم، كيف الحال؟",
        "שלום עולם",
        "\u202Eabc\u202C def",
        "全文検索は、文書の中から語を探す。",
        "机器学习模型把文本变成向量",
        "한국어 문장도 벡터가 된다",
        "ประเทศไทยมีภาษาของตัวเอง",
        "नमस्ते दुनिया",
        "é",
        "e\u0301",
        "Z\u0351\u036B\u0343a\u0328l\u0321g\u0300o\u0334",
        "ﬁne Ｆｕｌｌ ㎏ ½",
        "İstanbul ıI ß ΣΑΣ ς",
        "\uFEFFmark",
        "\u200B\u200D\u2060",
        "\uFFFD\uFFFE\uFFFF",
        "\uE000\uF8FF",
        "𝕳𝖊𝖑𝖑𝖔 𐍈 𠜎",
        "[CLS] [SEP] [PAD] [MASK] ##ing",
        "' OR 1=1; --",
        "a".repeat(100_000),
        "word ".repeat(20_000),
        "漢".repeat(100_000),
        "🎉".repeat(50_000),
        " ".repeat(100_000) + "end",
        "e" + "\u0301".repeat(5_000));
  }

  @Test
  void embed_sharedWords_areCloserThanOthers() {
    float[] question = embed("how do whales breathe under water", EmbeddingRole.QUERY);
    float[] answer =
        embed("Whales do not breathe under water: they come up for air.", EmbeddingRole.DOCUMENT);
    float[] other =
        embed("The committee adopted its annual budget on Monday.", EmbeddingRole.DOCUMENT);

    assertThat(cosine(question, answer)).isGreaterThan(cosine(question, other) + 0.1);
  }

  @Test
  void embed_differentTexts_giveDifferentVectors() {
    List<float[]> vectors = embedder.embed(TEXTS, EmbeddingRole.DOCUMENT);

    for (int i = 0; i < TEXTS.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(vectors.get(i)).isNotEqualTo(vectors.get(j));
      }
    }
  }

  @Test
  void embed_interruptedThread_keepsFlag() {
    Thread.currentThread().interrupt();
    boolean kept;
    try {
      embedder.embed(List.of("a text"), EmbeddingRole.DOCUMENT);
    } catch (EmbeddingException refused) {
      assertThat(refused).hasMessageContaining("interrupt");
    } finally {
      kept = Thread.interrupted();
    }
    assertThat(kept).isTrue();
  }

  @Test
  void fingerprint_anyTime_isConstant() {
    assertThat(embedder.fingerprint()).isEqualTo(embedder.fingerprint());
    assertThat(embedder.fingerprint().details()).isNotBlank();
  }

  @Test
  void advice_anyTime_isPositive() {
    assertThat(embedder.batchSize()).isPositive();
    assertThat(embedder.parallelism()).isPositive();
    assertThat(embedder.maxTokens()).isPositive();
  }

  @Test
  void countTokens_longerText_countsMore() {
    assertThat(embedder.countTokens("")).isZero();
    assertThat(embedder.countTokens(" \n\t")).isZero();
    assertThat(embedder.countTokens("one")).isPositive();
    assertThat(embedder.countTokens("one two three ".repeat(1_000))).isGreaterThanOrEqualTo(3_000);
  }

  @Test
  void close_twice_isLikeOnce() {
    Embedder second = open();
    second.close();
    second.close();

    assertUsable(embed("the other instance still works", EmbeddingRole.QUERY));
  }

  /** Returns the vector of one text, embedded alone. */
  protected final float[] embed(String text, EmbeddingRole role) {
    List<float[]> vectors = embedder.embed(List.of(text), role);
    assertThat(vectors).hasSize(1);
    return vectors.get(0);
  }

  /** Returns every provider that an application with this class path would find. */
  protected static List<EmbedderProvider> providers() {
    return ServiceLoader.load(EmbedderProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Returns the cosine of the angle between two vectors, in [-1, 1]. */
  protected static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  private void assertUsable(float[] vector) {
    assertThat(vector).hasSize(embedder.fingerprint().dimension());
    double squares = 0;
    for (float x : vector) {
      assertThat(x).isFinite();
      squares += (double) x * x;
    }
    assertThat(squares).isPositive();
  }

  private static <T> List<T> inThreads(Callable<T> task)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(THREADS, task))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
