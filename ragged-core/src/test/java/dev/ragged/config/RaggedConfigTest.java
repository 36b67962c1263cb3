package dev.ragged.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaggedConfigTest {
  private static final long MIB = 1L << 20;
  private static final Setting<Long> HEAP = Settings.CACHE_RESULTS_HEAP_BYTES;

  @TempDir Path temp;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  @Test
  void precedence_defaultPresetFileCode_eachWinsOverTheOneBefore() throws IOException {
    RaggedConfig.Builder builder = RaggedConfig.builder();
    assertThat(builder.build().get(HEAP)).isEqualTo(32 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("default");

    builder.file(file("ragged.yaml", "# mine\npreset: low_memory\n"));
    assertThat(builder.build().get(HEAP)).isEqualTo(6 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("preset low_memory");
    assertThat(builder.build().origin(Settings.PRESET)).isEqualTo("ragged.yaml line 2");

    builder.preset(Preset.HIGH_PERFORMANCE);
    assertThat(builder.build().get(HEAP)).isEqualTo(64 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("preset high_performance");

    builder.file(file("more.properties", "cache.results.heap_bytes = 5 MiB"));
    assertThat(builder.build().get(HEAP)).isEqualTo(5 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("more.properties line 1");

    Properties properties = new Properties();
    properties.setProperty(HEAP.key(), "4 MiB");
    builder.properties(properties);
    assertThat(builder.build().get(HEAP)).isEqualTo(4 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("properties");

    builder.set(HEAP, 3 * MIB);
    assertThat(builder.build().get(HEAP)).isEqualTo(3 * MIB);
    assertThat(builder.build().origin(HEAP)).isEqualTo("builder");

    builder.file(file("last.yaml", "cache.results.heap_bytes: 2 MiB"));
    assertThat(builder.build().get(HEAP)).as("code wins in any order").isEqualTo(3 * MIB);
  }

  @Test
  void toBuilder_keepsLayers_soThatAnotherPresetDoesNotHideTheFile() throws IOException {
    RaggedConfig config =
        RaggedConfig.load(file("ragged.yaml", "cache.results.heap_bytes: 5 MiB\n"));
    RaggedConfig low = config.toBuilder().preset(Preset.LOW_MEMORY).build();
    assertThat(low.get(HEAP)).isEqualTo(5 * MIB);
    assertThat(low.get(Settings.CACHE_RESULTS_DISK_BYTES)).isEqualTo(16 * MIB);
    assertThat(config.get(Settings.CACHE_RESULTS_DISK_BYTES)).isEqualTo(64 * MIB);
  }

  @Test
  void describe_everyKey_hasOneLineWithValueAndOrigin() throws IOException {
    RaggedConfig config =
        RaggedConfig.builder()
            .file(file("ragged.yaml", "preset: low_memory\nwarm_up: true\n"))
            .set("ingest.workers", "2")
            .build();
    assertThat(config.describe().lines())
        .hasSameSizeAs(config.catalog().settings())
        .isSorted()
        .contains(
            "preset = low_memory  (ragged.yaml line 1)",
            "warm_up = true  (ragged.yaml line 2)",
            "ingest.workers = 2  (builder)",
            "cache.results.heap_bytes = 6 MiB  (preset low_memory)",
            "cache.embeddings.ttl = 0  (default)");
  }

  @Test
  void presets_sizes_fallFromHighToLow() {
    for (Setting<Long> setting :
        List.of(
            HEAP,
            Settings.CACHE_RESULTS_DISK_BYTES,
            Settings.CACHE_EMBEDDINGS_HEAP_BYTES,
            Settings.CACHE_EMBEDDINGS_DISK_BYTES,
            Settings.INGEST_BYTES_IN_FLIGHT)) {
      long high = in(Preset.HIGH_PERFORMANCE).get(setting);
      long balanced = in(Preset.BALANCED).get(setting);
      long low = in(Preset.LOW_MEMORY).get(setting);
      assertThat(high).as(setting.key()).isGreaterThan(balanced);
      assertThat(balanced).as(setting.key()).isGreaterThan(low).isEqualTo(setting.standard());
    }
  }

  private static RaggedConfig in(Preset preset) {
    return RaggedConfig.builder().preset(preset).build();
  }

  @Test
  void code_badValueOrKey_isRefusedWhereItIsSet() {
    RaggedConfig.Builder builder = RaggedConfig.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.set(HEAP, 1L))
        .withMessage(
            "cache.results.heap_bytes must be a number of bytes such as 64 MiB, 64MB or 65536, from"
                + " 1 KiB to 64 GiB: cache.results.heap_bytes=\"1\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.set("ingest.workers", "many"))
        .withMessage(
            "builder: ingest.workers must be a whole number, from 0 to 1024:"
                + " ingest.workers=\"many\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.set("ingest.worker", "2"))
        .withMessage("builder: unknown key ingest.worker; did you mean ingest.workers?");
    Setting<Boolean> foreign = Setting.bool("warm_up", true, "Not ours.");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.set(foreign, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.build().get(foreign))
        .withMessageContaining("key=\"warm_up\"");
  }

  @Test
  void properties_notOnlyTexts_areRefused() {
    Properties properties = new Properties();
    properties.put("ingest.workers", 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RaggedConfig.of(properties))
        .withMessageContaining("key=ingest.workers, value=2");
  }

  @Test
  void properties_defaultsOfProperties_count() {
    Properties defaults = new Properties();
    defaults.setProperty("ingest.workers", "2");
    assertThat(RaggedConfig.of(new Properties(defaults)).get(Settings.INGEST_WORKERS)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "preste, did you mean preset?",
    "backend.typ, did you mean backend.type?",
    "cache.result.ttl, did you mean cache.results.ttl?",
    "cache.results.heapbytes, did you mean cache.results.heap_bytes?",
    "cache.embedding.level, did you mean cache.embeddings.level?",
    "Warm_Up, did you mean warm_up?",
    "xyzzy, docs/configuration.md lists all keys",
    "backend.quantum.qubits, 'add the dependency that brings backend \"quantum\"'",
    "embedder.e5.batch, 'add the dependency that brings embedder \"e5\"'",
    "memory.session_pause, 'add the dependency that brings a memory, ragged-memory'",
    "cache.results, 'is a section, which has no value of its own; its keys are cache.results.disk'",
    "warm_up.now, 'warm_up is a value, not a section'"
  })
  void unknownKey_advice_namesWhatWasMeant(String key, String advice) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RaggedConfig.builder().set(key, "1"))
        .withMessageStartingWith("builder: ")
        .withMessageContaining(key)
        .withMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "performance.query_cache.enabled, cache.results.level",
    "performance.query_cache.max_size, cache.results.heap_bytes",
    "performance.query_cache.ttl_seconds, cache.results.ttl",
    "performance.interaction_batching.enabled, memory.recorder.batch_size",
    "performance.interaction_batching.batch_size, memory.recorder.batch_size",
    "performance.interaction_batching.flush_interval_seconds, memory.recorder.flush_interval",
    "performance.parallel_ingestion.enabled, ingest.workers",
    "performance.parallel_ingestion.max_workers, ingest.workers",
    "vector_store.backend, backend.type",
    "vectorstore.backend, backend.type",
    "vector_store.chromadb.hnsw.M, backend.hnsw.m",
    "vector_store.chromadb.hnsw.construction_ef, backend.hnsw.ef_construction",
    "vector_store.chromadb.hnsw.search_ef, backend.hnsw.ef_search",
    "backend.cache_size, cache.results.heap_bytes",
    "backend.beam_width, backend.hnsw.ef_search",
    "memory.cache.l1_size, cache.results.heap_bytes",
    "memory.cache.l2_size, cache.results.disk_bytes",
    "memory.cache.profile_ttl, there is no such setting",
    "memory.cache.query_ttl, cache.results.ttl",
    "personalisation.retrieve_multiplier, memory.retrieve_multiplier",
    "personalisation.async_updates, there is no such setting",
    "database.sqlite_cache_mb, database.cache_bytes",
    "database.mmap_size_mb, there is no such setting"
  })
  void unknownKey_ofThePapers_leadsToOurs(String key, String ours) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RaggedConfig.builder().set(key, "1"))
        .withMessageContaining("unknown key " + key + "; ")
        .withMessageContaining(ours);
  }

  @Test
  void with_partThatWasNotFound_hasDefaultsAndItsPresets() {
    Setting<Integer> beam =
        Setting.integer("backend.late.beam", 10, 1, 99, "For the test.").in(Preset.LOW_MEMORY, 5);
    Configurable part =
        new Configurable() {
          @Override
          public List<Setting<?>> settings() {
            return List.of(beam);
          }
        };
    RaggedConfig low = in(Preset.LOW_MEMORY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> low.get(beam))
        .withMessageContaining("backend.late.beam");
    assertThat(low.with(part).get(beam)).isEqualTo(5);
    assertThat(low.with(part).with(part).describe()).isEqualTo(low.with(part).describe());
    Setting<Integer> other = Setting.integer("backend.late.beam", 10, 1, 99, "Another.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> low.with(part).with(partOf(other)))
        .withMessageContaining("key=\"backend.late.beam\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> low.with(partOf(Setting.bool("cache", true, "A section."))))
        .withMessageContaining("key=\"cache\"");
  }

  private static Configurable partOf(Setting<?> setting) {
    return new Configurable() {
      @Override
      public List<Setting<?>> settings() {
        return List.of(setting);
      }
    };
  }

  @Test
  void conflict_message_hasEachValueWithItsOrigin() throws IOException {
    RaggedConfig config = RaggedConfig.load(file("ragged.yaml", "ingest.chunk_tokens: 50\n"));
    assertThat(
            config.conflict("no good", Settings.INGEST_CHUNK_OVERLAP, Settings.INGEST_CHUNK_TOKENS))
        .hasMessage(
            "no good: ingest.chunk_overlap=100 (default),"
                + " ingest.chunk_tokens=50 (ragged.yaml line 1)");
  }
}
