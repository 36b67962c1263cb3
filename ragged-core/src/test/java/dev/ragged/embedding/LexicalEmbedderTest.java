package dev.ragged.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.tck.EmbedderContract;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LexicalEmbedderTest extends EmbedderContract {
  @Override
  protected Embedder open() {
    return LexicalEmbedder.create();
  }

  @Test
  void embed_anyText_hasLengthOne() {
    float[] vector = embed("three words here", EmbeddingRole.DOCUMENT);

    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-9));
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    assertThat(squares).isCloseTo(1, within(1e-6));
  }

  @Test
  void embed_knownText_givesRecordedBits() {
    // Stores depend on these bits: if this fails, the fingerprint's version must rise.
    float[] vector = embed("Hash: stable across releases, 日本語 👋", EmbeddingRole.DOCUMENT);

    assertThat(Arrays.hashCode(vector)).isEqualTo(RECORDED);
  }

  private static final int RECORDED = 85318311;

  @ParameterizedTest
  @CsvSource({
    "Embedding, embedding",
    "ΣΑΣ, σας",
    "İI, İi",
    "Ｆｕｌｌ ﬁne, full fine",
    "'a, b; c!', a b c",
  })
  void embed_sameWordsWrittenOtherwise_givesSameVector(String left, String right) {
    assertThat(embed(left, EmbeddingRole.QUERY)).containsExactly(embed(right, EmbeddingRole.QUERY));
  }

  @Test
  void embed_composedAndDecomposed_givesSameVector() {
    assertThat(embed("café", EmbeddingRole.QUERY))
        .containsExactly(embed("cafe\u0301", EmbeddingRole.QUERY));
  }

  @Test
  void embed_turkishLocale_givesSameVector() {
    float[] expected = embed("TITLE IN ICE", EmbeddingRole.QUERY);
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(embed("TITLE IN ICE", EmbeddingRole.QUERY)).containsExactly(expected);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void embed_inflectedWord_isCloserThanOtherWord() {
    float[] query = embed("checksums", EmbeddingRole.QUERY);

    assertThat(cosine(query, embed("checksum", EmbeddingRole.DOCUMENT))).isGreaterThan(0.4);
    assertThat(cosine(query, embed("replication", EmbeddingRole.DOCUMENT))).isLessThan(0.2);
  }

  @Test
  void embed_chinesePartOfText_isCloserThanOtherText() {
    float[] query = embed("向量检索", EmbeddingRole.QUERY);

    assertThat(cosine(query, embed("本文介绍向量检索的方法", EmbeddingRole.DOCUMENT))).isGreaterThan(0.4);
    assertThat(cosine(query, embed("今天天气很好", EmbeddingRole.DOCUMENT))).isLessThan(0.2);
  }

  @Test
  void embed_repeatedWord_doesNotDrownTheOthers() {
    float[] query = embed("harbour", EmbeddingRole.QUERY);
    float[] repeated = embed("ship ".repeat(50) + "harbour", EmbeddingRole.DOCUMENT);

    assertThat(cosine(query, repeated)).isGreaterThan(0.15);
  }

  @Test
  void embed_symbols_countOnlyWithoutWords() {
    assertThat(embed("wow 🎉", EmbeddingRole.QUERY))
        .containsExactly(embed("wow", EmbeddingRole.QUERY));
    assertThat(embed("🎉", EmbeddingRole.QUERY)).isNotEqualTo(embed("🚀", EmbeddingRole.QUERY));
  }

  @Test
  void embed_beyondMaxTokens_isIgnored() {
    String read = "w ".repeat(LexicalFeatures.MAX_WORDS);

    assertThat(embed(read + "tail", EmbeddingRole.DOCUMENT))
        .containsExactly(embed(read, EmbeddingRole.DOCUMENT));
    assertThat(embed(read.substring(2) + "tail", EmbeddingRole.DOCUMENT))
        .isNotEqualTo(embed(read, EmbeddingRole.DOCUMENT));
  }

  @Test
  void embed_smallestDimension_isNeverZero() {
    Embedder small = LexicalEmbedder.create(LexicalEmbedder.MIN_DIMENSION);
    List<String> texts = IntStream.range(0, 20_000).mapToObj(i -> "w" + i).toList();

    for (float[] vector : small.embed(texts, EmbeddingRole.DOCUMENT)) {
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 15, 16_385, Integer.MAX_VALUE})
  void create_dimensionOutOfRange_isRefusedWithValue(int dimension) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LexicalEmbedder.create(dimension))
        .withMessageContaining("dimension=" + dimension);
  }

  @Test
  void create_otherDimension_hasOtherFingerprint() {
    assertThat(LexicalEmbedder.create(64).fingerprint()).isNotEqualTo(embedder().fingerprint());
    assertThat(LexicalEmbedder.create(64).embed(List.of("a"), EmbeddingRole.QUERY).get(0))
        .hasSize(64);
  }

  @Test
  void provider_onClassPath_isFoundWithLowestPriority() {
    EmbedderProvider lexical =
        providers().stream()
            .filter(provider -> provider.name().equals("lexical"))
            .findFirst()
            .orElseThrow();

    assertThat(lexical.priority()).isZero();
    try (Embedder created = lexical.create()) {
      assertThat(created.fingerprint()).isEqualTo(embedder().fingerprint());
    }
  }
}
