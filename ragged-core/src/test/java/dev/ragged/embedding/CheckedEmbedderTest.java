package dev.ragged.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckedEmbedderTest {
  @Test
  void of_checkedEmbedder_isItself() {
    CheckedEmbedder checked = CheckedEmbedder.of(LexicalEmbedder.create());

    assertThat(CheckedEmbedder.of(checked)).isSameAs(checked);
  }

  @Test
  @SuppressWarnings("NullAway")
  void of_null_throws() {
    assertThatNullPointerException()
        .isThrownBy(() -> CheckedEmbedder.of(null))
        .withMessage("embedder");
  }

  @Test
  void embed_goodVectors_areNotCopied() {
    float[] vector = {1, 2};

    List<float[]> vectors = answering(texts -> List.of(vector)).embed(List.of("a"), QUERY);

    assertThat(vectors).hasSize(1);
    assertThat(vectors.get(0)).isSameAs(vector);
  }

  @Test
  void embed_noTexts_doesNotCallEmbedder() {
    Embedder checked =
        answering(
            texts -> {
              throw new AssertionError("called");
            });

    assertThat(checked.embed(List.of(), QUERY)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void embed_brokenAnswer_isRefusedWithReason(List<float[]> answer, String reason) {
    assertRefused(answering(texts -> answer)).withMessageContaining(reason);
  }

  static Stream<Arguments> brokenAnswers() {
    float[] good = {1, 0};
    float[] same = {3, 4};
    return Stream.of(
        Arguments.of(null, "returned null"),
        Arguments.of(List.of(), "returned 0 vectors"),
        Arguments.of(List.of(good), "returned 1 vectors"),
        Arguments.of(List.of(good, good.clone(), good), "returned 3 vectors"),
        Arguments.of(Arrays.asList(good, null), "vector 1 is null"),
        Arguments.of(List.of(good, new float[] {1}), "vector 1 has length 1"),
        Arguments.of(List.of(new float[] {1, 2, 3}, good), "vector 0 has length 3"),
        Arguments.of(List.of(good, new float[0]), "vector 1 has length 0"),
        Arguments.of(List.of(good, new float[] {1, Float.NaN}), "component 1 of vector 1 is NaN"),
        Arguments.of(
            List.of(new float[] {Float.NEGATIVE_INFINITY, 0}, good),
            "component 0 of vector 0 is -Infinity"),
        Arguments.of(List.of(good, new float[] {0, -0f}), "vector 1 is zero"),
        Arguments.of(List.of(same, same), "vectors 0 and 1 are the same array"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void embed_embedderThrows_isWrapped(Throwable failure) {
    Embedder checked =
        answering(
            texts -> {
              throw CheckedEmbedderTest.<RuntimeException>sneaky(failure);
            });

    assertRefused(checked).withMessageContaining("failed on 2 texts").withCause(failure);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("closed"),
        new EmbeddingException("model"),
        new IOException("undeclared"),
        new UnsatisfiedLinkError("libmodel.so"));
  }

  @Test
  void embed_virtualMachineError_passesThrough() {
    Embedder checked =
        answering(
            texts -> {
              throw new OutOfMemoryError("test");
            });

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> checked.embed(List.of("a"), QUERY));
  }

  @Test
  void embed_embedderSwallowsInterrupt_flagIsSetAgain() {
    Embedder checked =
        answering(
            texts -> {
              assertThat(Thread.interrupted()).isTrue();
              return List.of(new float[] {1, 2});
            });
    Thread.currentThread().interrupt();

    checked.embed(List.of("a"), QUERY);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void embed_embedderFailsByInterrupt_setsFlag() {
    Embedder checked =
        answering(
            texts -> {
              throw new IllegalStateException(new InterruptedException("test"));
            });

    assertRefused(checked);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void embed_listChangesAfterwards_resultDoesNot() {
    List<float[]> theirs = new ArrayList<>(List.of(new float[] {1, 2}));

    List<float[]> vectors = answering(texts -> theirs).embed(List.of("a"), QUERY);
    theirs.clear();

    assertThat(vectors).hasSize(1);
  }

  @Test
  void advice_nonsense_becomesAtLeastOne() {
    Embedder checked = CheckedEmbedder.of(new Answering(texts -> List.of()));

    assertThat(checked.batchSize()).isEqualTo(1);
    assertThat(checked.parallelism()).isEqualTo(1);
    assertThat(checked.maxTokens()).isEqualTo(7);
    assertThat(checked.countTokens("any text")).isEqualTo(5);
  }

  @Test
  void close_checked_closesEmbedder() {
    Answering embedder = new Answering(texts -> List.of());

    CheckedEmbedder.of(embedder).close();

    assertThat(embedder.closed).isTrue();
  }

  private static final EmbeddingRole QUERY = EmbeddingRole.QUERY;

  private static Embedder answering(Function<List<String>, List<float[]>> answer) {
    return CheckedEmbedder.of(new Answering(answer));
  }

  private static ThrowableAssertAlternative<EmbeddingException> assertRefused(Embedder checked) {
    return assertThatExceptionOfType(EmbeddingException.class)
        .isThrownBy(() -> checked.embed(List.of("a", "b"), QUERY))
        .withMessageContaining("fake (2 dimensions; test)")
        .withMessageContaining("2 texts");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  private static final class Answering implements Embedder {
    private final Function<List<String>, List<float[]>> answer;
    private boolean closed;

    Answering(Function<List<String>, List<float[]>> answer) {
      this.answer = answer;
    }

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      return answer.apply(texts);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return new EmbedderFingerprint("fake", 2, "test");
    }

    @Override
    public int batchSize() {
      return 0;
    }

    @Override
    public int parallelism() {
      return -3;
    }

    @Override
    public int maxTokens() {
      return 7;
    }

    @Override
    public int countTokens(CharSequence text) {
      return 5;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
