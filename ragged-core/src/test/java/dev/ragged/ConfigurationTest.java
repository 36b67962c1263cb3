package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.DatabaseSettings;
import dev.ragged.sqlite.Durability;
import dev.ragged.store.CorpusOptions;
import dev.ragged.tck.Pairwise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store makes of its configuration. */
class ConfigurationTest {
  private static final long SEED = 20_261_127;
  private static final long MIB = 1L << 20;

  @TempDir Path temp;

  private static RaggedBuilder builder() {
    return Ragged.builder().inMemory();
  }

  private RaggedConfig yaml(String text) throws IOException {
    return RaggedConfig.load(Files.writeString(temp.resolve("ragged.yaml"), text));
  }

  @Test
  void config_nothingSet_isAllDefaults() {
    try (Ragged ragged = builder().build()) {
      assertThat(ragged.config().describe()).isEqualTo(RaggedConfig.defaults().describe());
    }
  }

  @Test
  void config_fileAndBuilder_builderWinsAndSaysSo() throws IOException {
    RaggedConfig config =
        yaml(
            """
            preset: low_memory
            backend.type: leann
            memory.enabled: true
            ingest.chunk_tokens: 50
            ingest.chunk_overlap: 10
            embedder.type: minilm
            """);
    MemoryProvider memory =
        context -> {
          throw new IllegalStateException("opened");
        };
    RaggedBuilder builder =
        builder()
            .config(config)
            .preset(Preset.HIGH_PERFORMANCE)
            .backend(new ExactIndexProvider())
            .embedder(LexicalEmbedder.create(32))
            .chunkSize(new ChunkSize(80, 8))
            .memory(memory);
    assertThat(builder.effective().describe().lines())
        .contains(
            "preset = high_performance  (builder)",
            "backend.type = exact  (builder)",
            "embedder.type = given  (builder)",
            "ingest.chunk_tokens = 80  (builder)",
            "ingest.chunk_overlap = 8  (builder)",
            "memory.enabled = true  (builder)",
            "database.cache_bytes = 32 MiB  (preset high_performance)");
  }

  @Test
  void config_backendByName_isTheLastOneSaid() {
    assertThat(builder().backend(new ExactIndexProvider()).backend("exact").effective())
        .extracting(config -> config.get(Settings.BACKEND_TYPE))
        .isEqualTo("exact");
  }

  @Test
  void config_unknownPart_isRefusedWithItsOriginAndThoseThatAreThere() throws IOException {
    RaggedConfig backend = yaml("\nbackend.type: quantum\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().config(backend).build())
        .withMessage(
            "no such backend; there are exact; choose one of these, or add the dependency that"
                + " brings it: backend.type=quantum (ragged.yaml line 2)");
    RaggedConfig embedder = yaml("embedder.type: oracle\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().config(embedder).build())
        .withMessageContaining("no such embedder; there are lexical;")
        .withMessageContaining("embedder.type=oracle (ragged.yaml line 1)");
    RaggedConfig memory = yaml("memory.enabled: true\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().config(memory).build())
        .withMessage(
            "no memory is there; add the dependency ragged-memory, or pass one to the builder:"
                + " memory.enabled=true (ragged.yaml line 1)");
  }

  @Test
  void config_refused_leavesNoDirectoryBehind() throws IOException {
    Path store = temp.resolve("store");
    RaggedConfig config = yaml("ingest.chunk_tokens: 100\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ragged.builder().directory(store).config(config).build())
        .withMessageContaining("ingest.chunk_overlap=100 (default)")
        .withMessageContaining("ingest.chunk_tokens=100 (ragged.yaml line 1)");
    assertThat(store).doesNotExist();
  }

  @Test
  void config_chunkSize_cutsDocuments() {
    String text = "One two three four. Five six seven eight. Nine ten eleven twelve. ".repeat(20);
    RaggedConfig small =
        RaggedConfig.builder()
            .set(Settings.INGEST_CHUNK_TOKENS, 20)
            .set(Settings.INGEST_CHUNK_OVERLAP, 0)
            .build();
    try (Ragged few = builder().build();
        Ragged many = builder().config(small).build()) {
      few.ingest(DocumentSource.of(Document.of("a", text)));
      many.ingest(DocumentSource.of(Document.of("a", text)));
      assertThat(many.statistics().corpus().chunks())
          .isGreaterThan(3 * few.statistics().corpus().chunks());
    }
  }

  @Test
  void config_database_reachesTheStore() {
    RaggedConfig config =
        RaggedConfig.builder()
            .set(DatabaseSettings.DURABILITY, Durability.NORMAL)
            .set(DatabaseSettings.READERS, 3)
            .set(DatabaseSettings.CACHE_BYTES, 2 * MIB)
            .build();
    CorpusOptions options =
        Opening.corpusOptions(
            builder(), config, new ExactIndexProvider(), LexicalEmbedder.create(32), false);
    assertThat(options.durability()).isEqualTo(Durability.NORMAL);
    assertThat(options.limits()).isEqualTo(new ConnectionLimits(3, 2 * MIB));
    assertThat(
            Opening.corpusOptions(
                    builder(),
                    RaggedConfig.defaults(),
                    new ExactIndexProvider(),
                    LexicalEmbedder.create(32),
                    false)
                .limits())
        .isEqualTo(ConnectionLimits.DEFAULT);
  }

  /** Fault 44: every two values of every two settings; only one pair does not go together. */
  @Test
  void config_everyTwoValues_opensOrNamesWhatDoesNotGoTogether() {
    Pairwise pairwise =
        new Pairwise(
            RaggedConfig.defaults().catalog().settings().stream()
                .filter(setting -> setting != Settings.MEMORY_ENABLED)
                .toList(),
            new Random(SEED));
    List<Map<String, String>> all = pairwise.all();
    assertThat(all).hasSizeBetween(30, 1_000);
    int opened = 0;
    for (Map<String, String> texts : all) {
      RaggedConfig.Builder values = RaggedConfig.builder();
      texts.forEach(values::set);
      RaggedConfig config = values.build();
      boolean fits =
          config.get(Settings.INGEST_CHUNK_OVERLAP) < config.get(Settings.INGEST_CHUNK_TOKENS);
      try (Ragged ragged = builder().config(config).build()) {
        assertThat(fits).as("opened, seed %d: %s", SEED, texts).isTrue();
        assertThat(ragged.search("anything").hits()).isEmpty();
        opened++;
      } catch (IllegalArgumentException e) {
        assertThat(fits).as("refused, seed %d: %s: %s", SEED, texts, e.getMessage()).isFalse();
        assertThat(e)
            .hasMessageContaining("ingest.chunk_overlap=")
            .hasMessageContaining("ingest.chunk_tokens=");
      }
    }
    assertThat(opened).isBetween(1, all.size() - 1);
  }
}
