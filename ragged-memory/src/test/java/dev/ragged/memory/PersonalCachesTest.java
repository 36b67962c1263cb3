package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.retrieval.Hit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a memory keeps in the heap for searches, from the outside. */
class PersonalCachesTest {
  private static final String QUESTION = "which pasta goes with basil";

  @TempDir private Path temp;

  private Ragged ragged;
  private PersonalMemory memory;

  private Ragged open(CacheOptions cache) {
    return Ragged.builder()
        .directory(temp)
        .backend("exact")
        .embedder(LexicalEmbedder.create(64))
        .memory(
            MemoryOptions.builder()
                .cache(cache)
                .recorder(new RecorderOptions(1_000, Duration.ofHours(1), 10_000))
                .build())
        .build();
  }

  @BeforeEach
  void open() {
    ragged = open(CacheOptions.DEFAULT);
    memory = PersonalMemory.of(ragged);
    ragged.ingest(
        Document.of("cooking", "Python is the word for a pasta of long strands with basil."),
        Document.of("software", "Python is a language for software with long strands of code."));
    memory.personas().create("ana");
    memory.personas().create("ben");
    for (String persona : List.of("ana", "ben")) {
      ask(persona);
      ask(persona);
    }
    memory.flush();
    for (String persona : List.of("ana", "ben")) {
      ask(persona);
    }
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  private List<Hit> ask(String persona) {
    return ragged.persona(persona).search(QUESTION).hits();
  }

  private CacheStatistics statistics(String name) {
    return ragged.caches().statistics().stream()
        .filter(one -> one.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private long entries(String name) {
    return statistics(name).heap().entries();
  }

  @Test
  void statistics_afterSearches_countsProfilesAndPassages() {
    assertThat(ragged.caches().statistics())
        .extracting(CacheStatistics::name)
        .containsExactly("results", "embeddings", "profiles", "passages");
    assertThat(entries("profiles")).isEqualTo(2);
    assertThat(entries("passages")).isEqualTo(2);
    assertThat(statistics("profiles").hits()).isPositive();
    assertThat(statistics("passages").hits()).isPositive();
    assertThat(statistics("profiles").heap().bytes()).isPositive();
    assertThat(statistics("profiles").disk().entries()).isZero();
    assertThat(temp.resolve("cache").resolve("profiles")).doesNotExist();
    assertThat(temp.resolve("cache").resolve("passages")).doesNotExist();
  }

  @Test
  void clear_all_emptiesThemAndChangesNoAnswer() {
    List<Hit> before = ask("ana");
    assertThat(before).anyMatch(hit -> !hit.personal().orElseThrow().reasons().isEmpty());

    ragged.caches().clear();

    assertThat(entries("profiles")).isZero();
    assertThat(entries("passages")).isZero();
    assertThat(ids(ask("ana"))).isEqualTo(ids(before));
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::documentId).toList();
  }

  @Test
  void clear_onePersona_leavesTheProfileOfOthers() {
    ragged.caches().clear(PersonaId.of("ana"));

    assertThat(entries("profiles")).isEqualTo(1);
    assertThat(entries("passages")).isZero();
    long misses = statistics("profiles").misses();
    ask("ben");
    assertThat(statistics("profiles").misses()).isEqualTo(misses);
    ask("ana");
    assertThat(statistics("profiles").misses()).isEqualTo(misses + 1);
  }

  @Test
  void clear_personaWithoutMemory_isFine() {
    ragged.caches().clear(PersonaId.of("nobody"));

    assertThat(entries("profiles")).isEqualTo(2);
  }

  @Test
  void delete_document_leavesNothingOfPassages() {
    ragged.delete("cooking");

    assertThat(entries("passages")).isZero();
  }

  @Test
  void erase_persona_leavesNothingOfIt() {
    memory.of("ana").eraseEverything();

    assertThat(entries("profiles")).isEqualTo(1);
    assertThat(entries("passages")).isZero();
    assertThat(ask("ana")).allMatch(hit -> hit.personal().isEmpty());
  }

  @Test
  void delete_personaCreatedAgain_knowsNothing() {
    memory.personas().delete("ana");
    assertThat(entries("profiles")).isEqualTo(1);
    memory.personas().create("ana");

    assertThat(ask("ana")).allMatch(hit -> hit.personal().isEmpty());
  }

  @Test
  void dropKey_sealedPersona_leavesNothingInTheHeap() {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    Arrays.fill(bytes, (byte) 3);
    memory.personas().create("cem", PersonaDescription.EMPTY, PersonaKey.of(bytes));
    ask("cem");
    memory.flush();
    ask("cem");
    assertThat(entries("profiles")).isEqualTo(3);
    long results = entries("results");
    long vectors = entries("embeddings");

    memory.personas().dropKey("cem");

    assertThat(entries("profiles")).isEqualTo(2);
    assertThat(entries("results")).isEqualTo(results - 2); // with and without a ranking
    assertThat(entries("embeddings")).isEqualTo(vectors - 1);
  }

  @Test
  void search_withoutRoom_isAsWithRoom() {
    List<String> kept = ids(ask("ana"));
    ragged.close();
    ragged = open(new CacheOptions(0, Duration.ofMinutes(1), 0));
    memory = PersonalMemory.of(ragged);

    assertThat(ids(ask("ana"))).isEqualTo(kept);
    assertThat(entries("profiles")).isZero();
    assertThat(entries("passages")).isZero();
  }

  @Test
  void statistics_closedStore_stillReadable() {
    ragged.close();

    assertThat(statistics("profiles").hits()).isPositive();
  }
}
