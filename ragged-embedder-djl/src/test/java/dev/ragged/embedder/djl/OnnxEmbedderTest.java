package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OnnxEmbedderTest {
  private static final List<String> TEXTS =
      List.of("red", "green blue the", "the the the long long red blue green to", "A", "blue red");

  private final Path directory;

  OnnxEmbedderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void build_directoryMissing_namesIt() {
    assertRefused(directory.resolve("absent")).withMessageContaining("directory=");
  }

  @Test
  void build_modelMissing_namesFileAndFix() throws IOException {
    Files.delete(TinyOnnx.model().write(directory).resolve("model.onnx"));

    assertRefused(directory)
        .withMessageContaining(directory.resolve("model.onnx").toString())
        .withMessageContaining("export the model");
  }

  @Test
  void build_tokenizerMissing_namesFileAndFix() throws IOException {
    Files.delete(TinyOnnx.model().write(directory).resolve("tokenizer.json"));

    assertRefused(directory)
        .withMessageContaining(directory.resolve("tokenizer.json").toString())
        .withMessageContaining("copy it");
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void build_fileEmpty_namesIt(String name) throws IOException {
    Files.write(TinyOnnx.model().write(directory).resolve(name), new byte[0]);

    assertRefused(directory).withMessageContaining("empty model file: " + directory.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void build_fileIsNoise_namesIt(String name) throws IOException {
    Files.writeString(TinyOnnx.model().write(directory).resolve(name), "{ not what it should be");

    assertRefused(directory).withMessageContaining(directory.resolve(name).toString());
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void build_fileTruncated_namesIt(String name) throws IOException {
    Path file = TinyOnnx.model().write(directory).resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(directory).withMessageContaining(file.toString());
  }

  static Stream<String> fileNames() {
    return Stream.of("model.onnx", "tokenizer.json");
  }

  @ParameterizedTest
  @MethodSource("wrongModels")
  void build_wrongModel_saysWhatIsWrong(TinyOnnx model, String reason) throws IOException {
    model.write(directory);

    assertRefused(directory)
        .withMessageContaining(directory.resolve("model.onnx").toString())
        .withMessageContaining(reason);
  }

  static Stream<Arguments> wrongModels() {
    return Stream.of(
        Arguments.of(TinyOnnx.model().inputs("pixels"), "inputs=[pixels]"),
        Arguments.of(TinyOnnx.model().inputs("input_ids", "position_ids"), "position_ids"),
        Arguments.of(TinyOnnx.model().output("scalar"), "shape=[]"),
        Arguments.of(TinyOnnx.model().output("shape"), "float32"),
        Arguments.of(TinyOnnx.model().output("flat"), "dimension"),
        Arguments.of(TinyOnnx.model().rows(4), "maxTokens=256"),
        Arguments.of(TinyOnnx.model().zero(), "zero"),
        Arguments.of(TinyOnnx.model().firstWeight(Float.NaN), "not finite"));
  }

  @ParameterizedTest
  @MethodSource("inputLists")
  void embed_anySubsetOfKnownInputs_works(List<String> inputs) throws IOException {
    TinyOnnx.model().inputs(inputs.toArray(String[]::new)).write(directory);

    try (Embedder embedder = DjlEmbedder.onnx(directory).build()) {
      assertThat(embedder.embed(TEXTS, EmbeddingRole.QUERY))
          .allSatisfy(vector -> assertThat(vector).hasSize(TinyOnnx.DIMENSION));
    }
  }

  static Stream<List<String>> inputLists() {
    return Stream.of(
        List.of("input_ids"),
        List.of("input_ids", "attention_mask"),
        List.of("input_ids", "token_type_ids", "attention_mask"));
  }

  @Test
  void embed_tokenizerFileLimitsToFiveTokens_hasNoEffect() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder embedder = DjlEmbedder.onnx(directory).build()) {
      float[] red = vector(embedder, "the the the the the the red");
      float[] blue = vector(embedder, "the the the the the the blue");
      assertThat(red).isNotEqualTo(blue);
      assertThat(embedder.countTokens("the the the the the the red")).isEqualTo(7);
    }
  }

  @Test
  void embed_maxTokens_cutsThere() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder embedder = DjlEmbedder.onnx(directory).maxTokens(8).build()) {
      String seven = "the ".repeat(7);
      assertThat(vector(embedder, seven + "red")).containsExactly(vector(embedder, seven));
      assertThat(vector(embedder, "the ".repeat(6) + "red")).isNotEqualTo(vector(embedder, seven));
    }
  }

  @Test
  void embed_meanPooling_ignoresPaddingOfBatch() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder alone = DjlEmbedder.onnx(directory).build();
        Embedder batched = DjlEmbedder.onnx(directory).batchSize(3).build()) {
      List<float[]> expected = alone.embed(TEXTS, EmbeddingRole.DOCUMENT);
      List<float[]> vectors = batched.embed(TEXTS, EmbeddingRole.DOCUMENT);
      assertThat(vectors).hasSameSizeAs(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(vectors.get(i)).containsExactly(expected.get(i));
      }
      assertThat(batched.fingerprint()).isNotEqualTo(alone.fingerprint());
    }
  }

  @Test
  void embed_pooledOutput_isMeanOfTokens() throws IOException {
    Path perText = Files.createDirectory(directory.resolve("text"));
    Path perToken = Files.createDirectory(directory.resolve("token"));
    TinyOnnx.model().output("pooled").write(perText);
    TinyOnnx.model().write(perToken);

    try (Embedder pooled = DjlEmbedder.onnx(perText).normalise(false).build();
        Embedder tokens = DjlEmbedder.onnx(perToken).normalise(false).build()) {
      float[] expected = vector(tokens, "red green blue");
      assertThat(vector(pooled, "red green blue")).containsExactly(expected, within(1e-6f));
    }
  }

  @Test
  void embed_clsPooling_seesFirstTokenOnly() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder embedder = DjlEmbedder.onnx(directory).pooling(Pooling.CLS).build()) {
      assertThat(vector(embedder, "red")).containsExactly(vector(embedder, "blue"));
    }
  }

  @Test
  void embed_normalise_decidesLength() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder unit = DjlEmbedder.onnx(directory).build();
        Embedder raw = DjlEmbedder.onnx(directory).normalise(false).build()) {
      assertThat(length(vector(unit, "red"))).isCloseTo(1, within(1e-6));
      assertThat(length(vector(raw, "red"))).isNotCloseTo(1, within(1e-2));
    }
  }

  @Test
  void embed_prefixes_goBeforeTheirRole() throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder plain = DjlEmbedder.onnx(directory).build();
        Embedder prefixed =
            DjlEmbedder.onnx(directory).queryPrefix("red ").documentPrefix("blue ").build()) {
      assertThat(prefixed.embed(List.of("the"), EmbeddingRole.QUERY).get(0))
          .containsExactly(vector(plain, "red the"));
      assertThat(prefixed.embed(List.of("the"), EmbeddingRole.DOCUMENT).get(0))
          .containsExactly(vector(plain, "blue the"));
    }
  }

  @Test
  void build_batchesOfModelThatMixesTexts_areRefused() throws IOException {
    TinyOnnx.model().output("shifted").write(directory);

    assertRefused(DjlEmbedder.onnx(directory).batchSize(2))
        .withMessageContaining("must not be called with batches");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void fingerprint_otherSetting_differs(UnaryOperator<OnnxEmbedderBuilder> setting)
      throws IOException {
    TinyOnnx.model().write(directory);

    try (Embedder plain = DjlEmbedder.onnx(directory).build();
        Embedder other = setting.apply(DjlEmbedder.onnx(directory)).build()) {
      assertThat(other.fingerprint()).isNotEqualTo(plain.fingerprint());
    }
  }

  static Stream<UnaryOperator<OnnxEmbedderBuilder>> settings() {
    return Stream.of(
        b -> b.name("other"),
        b -> b.pooling(Pooling.CLS),
        b -> b.normalise(false),
        b -> b.maxTokens(64),
        b -> b.queryPrefix("q"),
        b -> b.documentPrefix("q"),
        b -> b.batchSize(2));
  }

  @Test
  void fingerprint_otherWeightsOrThreads_followsWeightsOnly() throws IOException {
    TinyOnnx.model().write(directory);
    Path changed = Files.createDirectories(directory.resolve("x").resolve(directory.getFileName()));
    TinyOnnx.model().firstWeight(0.25f).write(changed);

    try (Embedder plain = DjlEmbedder.onnx(directory).build();
        Embedder threads = DjlEmbedder.onnx(directory).threads(3).build();
        Embedder weights = DjlEmbedder.onnx(changed).build()) {
      assertThat(threads.fingerprint()).isEqualTo(plain.fingerprint());
      assertThat(threads.parallelism()).isEqualTo(3);
      assertThat(weights.fingerprint().name()).isEqualTo(plain.fingerprint().name());
      assertThat(weights.fingerprint()).isNotEqualTo(plain.fingerprint());
    }
  }

  @Test
  void fingerprint_weightsBesideTheGraph_areDigested() throws IOException {
    TinyOnnx.model().write(directory);
    String before = ModelFiles.in(directory).digest();

    Files.writeString(directory.resolve("model.onnx_data"), "weights");

    assertThat(ModelFiles.in(directory).digest()).isNotEqualTo(before).contains("weights");
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void builder_wrongSetting_isRefusedThere(
      UnaryOperator<OnnxEmbedderBuilder> setting, String reason) {
    OnnxEmbedderBuilder builder = DjlEmbedder.onnx(directory);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.apply(builder))
        .withMessageContaining(reason);
  }

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        Arguments.of(setting(b -> b.name(" ")), "name="),
        Arguments.of(setting(b -> b.maxTokens(7)), "maxTokens=7"),
        Arguments.of(setting(b -> b.maxTokens(32_769)), "maxTokens=32769"),
        Arguments.of(setting(b -> b.batchSize(0)), "batchSize=0"),
        Arguments.of(setting(b -> b.batchSize(257)), "batchSize=257"),
        Arguments.of(setting(b -> b.threads(0)), "threads=0"),
        Arguments.of(setting(b -> b.threads(1_025)), "threads=1025"));
  }

  private static UnaryOperator<OnnxEmbedderBuilder> setting(
      UnaryOperator<OnnxEmbedderBuilder> setting) {
    return setting;
  }

  private static ThrowableAssertAlternative<EmbeddingException> assertRefused(Path directory) {
    return assertRefused(DjlEmbedder.onnx(directory));
  }

  private static ThrowableAssertAlternative<EmbeddingException> assertRefused(
      OnnxEmbedderBuilder builder) {
    return assertThatExceptionOfType(EmbeddingException.class).isThrownBy(builder::build);
  }

  private static float[] vector(Embedder embedder, String text) {
    return embedder.embed(List.of(text), EmbeddingRole.DOCUMENT).get(0);
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }

  @Test
  void onnx_prefixesAndLimits_reachTheFingerprint() throws IOException {
    TinyOnnx.model().write(directory);
    Embedder embedder =
        DjlEmbedder.onnx(directory)
            .pooling(Pooling.MEAN)
            .maxTokens(512)
            .queryPrefix("query: ")
            .documentPrefix("passage: ")
            .build();
    try (embedder) {
      assertThat(embedder.maxTokens()).isLessThanOrEqualTo(512);
      assertThat(embedder.fingerprint().details()).contains("query: ", "passage: ");
    }
  }
}
