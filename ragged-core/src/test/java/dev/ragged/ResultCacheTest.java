package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.cache.CacheSource;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.tck.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The caches of searches, from the outside: quick, never old, never somebody else's. */
class ResultCacheTest {
  private static final String QUESTION = "where do red foxes sleep";

  @TempDir Path folder;

  private final HoldingEmbedder embedder = new HoldingEmbedder();

  private RaggedBuilder builder() {
    return Ragged.builder().directory(folder.resolve("store")).backend("exact").embedder(embedder);
  }

  private static Document document(String id, String text) {
    return Document.builder(id)
        .text(text)
        .metadata(
            Metadata.of("tag", List.of("a", "b"), "day", LocalDate.EPOCH)
                .orElse(Metadata.of("size", 3.5, "open", true)))
        .build();
  }

  private static void fill(Ragged ragged) {
    ragged.ingest(
        document("foxes", "Red foxes sleep in dens that they dig, or in hollow trees."),
        document("bears", "Brown bears sleep in caves through the winter."),
        document("cats", "House cats sleep wherever the sun is."));
  }

  private static CacheSource source(SearchResult result) {
    return result.costs().source();
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::documentId).toList();
  }

  private static CacheStatistics statistics(Ragged ragged, String name) {
    return ragged.caches().statistics().stream()
        .filter(one -> one.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  @Test
  void search_sameAgain_isHitWithTheSameHitsAndCostsNothing() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      SearchResult fresh = ragged.search(QUESTION);
      int calls = embedder.calls.size();
      SearchResult kept = ragged.search(QUESTION);
      assertThat(source(fresh)).isEqualTo(CacheSource.LOADED);
      assertThat(source(kept)).isEqualTo(CacheSource.HEAP);
      assertThat(kept.hits()).isEqualTo(fresh.hits());
      assertThat(kept.generation()).isEqualTo(fresh.generation());
      assertThat(kept.costs().distances()).isZero();
      assertThat(kept.costs().embed()).isZero();
      assertThat(kept.costs().matching()).isEqualTo(fresh.costs().matching());
      assertThat(embedder.calls).hasSize(calls);
      assertThat(statistics(ragged, "results").hits()).isEqualTo(1);
      assertThat(statistics(ragged, "results").misses()).isEqualTo(1);
      assertThat(statistics(ragged, "results").hitRate()).isEqualTo(0.5);
    }
  }

  @Test
  void search_anythingElseAsked_isMiss() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      List<SearchRequest> requests =
          List.of(
              SearchRequest.of(QUESTION),
              SearchRequest.of(QUESTION + " "),
              SearchRequest.builder(QUESTION).k(1).build(),
              SearchRequest.builder(QUESTION).minScore(0.1).build(),
              SearchRequest.builder(QUESTION).mode(SearchMode.VECTOR).build(),
              SearchRequest.builder(QUESTION).mode(SearchMode.LEXICAL).build(),
              SearchRequest.builder(QUESTION).effort(Effort.FAST).build(),
              SearchRequest.builder(QUESTION).diversity(0.3).build(),
              SearchRequest.builder(QUESTION).diversity(0).build(),
              SearchRequest.builder(QUESTION).explain().build(),
              filtered(Filter.eq("tag", "a")),
              filtered(Filter.ne("tag", "a")),
              filtered(Filter.exists("tag")),
              filtered(Filter.contains("tag", "a")),
              filtered(Filter.in("tag", "a")),
              filtered(Filter.lt("size", 3)),
              filtered(Filter.lt("size", 3.0)),
              filtered(Filter.le("size", 3)),
              filtered(Filter.eq("day", LocalDate.EPOCH)),
              filtered(Filter.eq("day", Instant.EPOCH)),
              filtered(Filter.eq("day", "1970-01-01")),
              filtered(Filter.and(Filter.exists("a"), Filter.exists("b"))),
              filtered(Filter.or(Filter.exists("a"), Filter.exists("b"))),
              filtered(Filter.exists("a,b")));
      for (SearchRequest request : requests) {
        // 3 and 3.0 are one number to a filter, so they may be one key, but never a wrong answer.
        ragged.search(request);
      }
      assertThat(statistics(ragged, "results").hits()).isLessThanOrEqualTo(1);
      List<SearchResult> kept = requests.stream().map(ragged::search).toList();
      ragged.caches().clear();
      for (int i = 0; i < kept.size(); i++) {
        SearchRequest request = requests.get(i);
        assertThat(source(kept.get(i)).isHit()).as("%s", request).isTrue();
        assertThat(kept.get(i).hits()).as("%s", request).isEqualTo(ragged.search(request).hits());
      }
    }
  }

  private static SearchRequest filtered(Filter filter) {
    return SearchRequest.builder(QUESTION).filter(filter).build();
  }

  @Test
  void search_afterEachKindOfChange_seesIt() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      assertThat(ids(ragged.search(QUESTION)).get(0)).isEqualTo("foxes");
      ragged.ingest(document("more", "where do red foxes sleep: where do red foxes sleep"));
      assertThat(ids(ragged.search(QUESTION))).contains("more");
      ragged.ingest(document("more", "nothing about them any more"));
      assertThat(ragged.search(QUESTION).hits().get(0).documentId()).isEqualTo("foxes");
      ragged.delete("foxes");
      assertThat(ids(ragged.search(QUESTION))).doesNotContain("foxes");
      assertThat(statistics(ragged, "results").hits()).isZero();
    }
  }

  @Test
  void search_inFlightAcrossAnIngest_isNotKeptForLaterSearches() throws Exception {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      embedder.hold(QUESTION);
      CompletableFuture<SearchResult> inFlight =
          CompletableFuture.supplyAsync(() -> ragged.search(QUESTION));
      embedder.awaitHeld();
      ragged.ingest(document("late", "where do red foxes sleep, where do red foxes sleep"));
      CompletableFuture<SearchResult> after =
          CompletableFuture.supplyAsync(() -> ragged.search(QUESTION));
      embedder.release();
      inFlight.get();
      assertThat(ids(after.get())).contains("late");
      assertThat(ids(ragged.search(QUESTION))).contains("late");
    }
  }

  @Test
  void search_readerOpenAcrossADelete_leavesNothingOfTheDocument() {
    String secret = "zanzibar";
    try (Ragged ragged = builder().build()) {
      ragged.ingest(document("secret", "the word is " + secret));
      ragged.search("what is the word");
      ragged.search(SearchRequest.builder("what is the word").k(3).build());
      ragged.delete("secret");
      assertThat(statistics(ragged, "results").heap().entries()).isZero();
      assertThat(filesWith(secret)).isEmpty();
      assertThat(statistics(ragged, "results").misses()).isEqualTo(2);
    }
  }

  private List<Path> filesWith(String text) {
    byte[] needle = text.getBytes(StandardCharsets.UTF_8);
    Path caches = folder.resolve("store").resolve("cache");
    if (!Files.exists(caches)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(caches)) {
      return files
          // An ingest keeps vectors of its own until they are stored.
          .filter(file -> Files.isRegularFile(file) && !file.toString().contains("ingest"))
          .filter(file -> contains(read(file), needle))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(byte[] bytes, byte[] needle) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(needle, StandardCharsets.ISO_8859_1));
  }

  @Test
  void reopen_sameStore_findsResultsAndVectorsOnDisk() {
    SearchRequest explained = SearchRequest.builder(QUESTION).explain().build();
    SearchResult fresh;
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      fresh = ragged.search(explained);
    }
    assertThat(filesWith("Red foxes")).isNotEmpty();
    assertThat(filesWith(QUESTION)).isEmpty();
    embedder.calls.clear();
    try (Ragged ragged = builder().build()) {
      SearchResult kept = ragged.search(explained);
      assertThat(source(kept)).isEqualTo(CacheSource.DISK);
      assertThat(kept.hits()).isEqualTo(fresh.hits());
      assertThat(kept.explanation())
          .startsWith(fresh.explanation().toArray(String[]::new))
          .last()
          .isEqualTo("found before, and kept on disk");
      assertThat(source(ragged.search(explained))).isEqualTo(CacheSource.HEAP);
      ragged.search(SearchRequest.builder(QUESTION).k(2).build());
      assertThat(embedder.calls).isEmpty();
      assertThat(statistics(ragged, "embeddings").disk().hits()).isEqualTo(1);
    }
  }

  @Test
  void reopen_restoredFromABackup_neverAnswersFromTheOtherHistory() throws IOException {
    Path store = folder.resolve("store");
    Path backup = folder.resolve("backup");
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      ragged.backup(backup);
      ragged.ingest(document("one", "where do red foxes sleep: in the first history"));
      assertThat(ids(ragged.search(QUESTION))).contains("one");
    }
    Files.copy(
        backup.resolve("ragged.db"),
        store.resolve("ragged.db"),
        StandardCopyOption.REPLACE_EXISTING);
    try (Ragged ragged = builder().build()) {
      ragged.ingest(document("two", "where do red foxes sleep: in the second history"));
    }
    // Each history has the same number of commits; only one of them made these results.
    try (Ragged ragged = builder().build()) {
      assertThat(ids(ragged.search(QUESTION))).contains("two").doesNotContain("one");
    }
  }

  @Test
  void persona_sameQuestion_hasItsOwnAnswerInTheHeapOnly() throws IOException {
    List<String> personas = List.of("bob", "hr|bob", "hr", "bob|10", "\uD83D\uDE00", "null");
    try (Ragged ragged = builder().build()) {
      for (String persona : personas) {
        ragged.persona(persona).ingest(document("own", "salary of " + persona.hashCode() + "x"));
      }
      for (String text : List.of("salary", "salary|hr", "salary|hr|bob")) {
        for (int round = 0; round < 2; round++) {
          for (String persona : personas) {
            SearchResult result = ragged.persona(persona).search(text);
            assertThat(source(result).isHit()).isEqualTo(round == 1);
            assertThat(result.hits())
                .allMatch(hit -> hit.chunkId().document().owner().equals(owner(persona)))
                .hasSize(1);
          }
          assertThat(ragged.search(text).hits()).isEmpty();
        }
      }
    }
    assertThat(filesWith("salary of")).isEmpty();
    try (Ragged ragged = builder().build()) {
      assertThat(source(ragged.persona("hr").search("salary"))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.search("salary"))).isEqualTo(CacheSource.DISK);
    }
  }

  @Test
  void clear_ofAPersona_leavesWhatOthersAsked() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      for (String persona : List.of("bob", "hr")) {
        ragged.persona(persona).search(QUESTION);
      }
      ragged.search(QUESTION);
      ragged.caches().clear(PersonaId.of("bob"));
      assertThat(source(ragged.persona("bob").search(QUESTION))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.persona("hr").search(QUESTION))).isEqualTo(CacheSource.HEAP);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.HEAP);
    }
  }

  private static Optional<PersonaId> owner(String persona) {
    return Optional.of(PersonaId.of(persona));
  }

  @Test
  void search_budget_isAnsweredFromTheCacheButNeverFillsItWithLess() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      SearchRequest limited =
          SearchRequest.builder(QUESTION).budget(Budget.ofTime(Duration.ofMinutes(1))).build();
      assertThat(source(ragged.search(limited))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.HEAP);
      assertThat(source(ragged.search(limited))).isEqualTo(CacheSource.HEAP);
    }
  }

  @Test
  void search_olderThanItsTime_isMissInBothLevels() {
    ManualClock clock = new ManualClock(Instant.EPOCH.plus(Duration.ofDays(9)));
    RaggedBuilder timed =
        builder().clock(clock).set(Settings.CACHE_RESULTS_TTL, Duration.ofHours(1));
    try (Ragged ragged = timed.build()) {
      fill(ragged);
      ragged.search(QUESTION);
    }
    clock.advance(Duration.ofMinutes(59));
    try (Ragged ragged = timed.build()) {
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.DISK);
    }
    clock.advance(Duration.ofMinutes(2));
    try (Ragged ragged = timed.build()) {
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.LOADED);
    }
  }

  @Test
  void levels_off_keepNothing() {
    try (Ragged ragged =
        builder()
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.OFF)
            .build()) {
      fill(ragged);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.NONE);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.NONE);
      assertThat(embedder.calls.stream().filter(List.of(QUESTION)::equals)).hasSize(2);
      assertThat(ragged.caches().statistics()).isEmpty();
      assertThat(filesWith("RGDCACHE")).isEmpty();
    }
  }

  @Test
  void levels_heap_leaveNothingOnDisk() {
    try (Ragged ragged =
        builder()
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.HEAP)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.HEAP)
            .build()) {
      fill(ragged);
      ragged.search(QUESTION);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.HEAP);
      assertThat(filesWith("RGDCACHE")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CacheLevel.class,
      names = {"OFF", "HEAP"})
  void levels_notOnDiskAndDirectoriesNamedAsFiles_opensAndLeavesThem(CacheLevel level)
      throws IOException {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      ragged.search(QUESTION);
    }
    assertThat(filesWith("RGDCACHE")).isNotEmpty();
    List<Path> empty = new ArrayList<>();
    List<Path> notes = new ArrayList<>();
    for (String cache : List.of("results", "embeddings")) {
      Path files = folder.resolve("store/cache").resolve(cache);
      empty.add(Files.createDirectory(files.resolve("0000000000000000.cache")));
      Path full = Files.createDirectories(files.resolve("x.cache/inside"));
      notes.add(Files.writeString(full.resolve("notes.cache"), "mine"));
    }
    try (Ragged ragged =
        builder()
            .set(Settings.CACHE_RESULTS_LEVEL, level)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, level)
            .build()) {
      assertThat(ids(ragged.search(QUESTION))).first().isEqualTo("foxes");
      assertThat(filesWith("RGDCACHE")).isEmpty();
    }
    assertThat(empty).allSatisfy(directory -> assertThat(directory).isDirectory());
    assertThat(notes).allSatisfy(note -> assertThat(note).hasContent("mine"));
  }

  @Test
  void search_similarQuestion_getsItsResultsOnlyIfWanted() {
    String other = QUESTION + " " + QUESTION;
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      ragged.search(QUESTION);
      assertThat(source(ragged.search(other))).isEqualTo(CacheSource.LOADED);
    }
    try (Ragged ragged = builder().set(Settings.CACHE_SIMILAR_ENABLED, true).build()) {
      ragged.caches().clear();
      SearchResult fresh = ragged.search(QUESTION);
      SearchResult similar = ragged.search(other);
      assertThat(source(similar)).isEqualTo(CacheSource.SIMILAR);
      assertThat(similar.hits()).isEqualTo(fresh.hits());
      assertThat(source(ragged.search("house cats"))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.persona("bob").search(other))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.search(SearchRequest.builder(other).k(2).build())))
          .isEqualTo(CacheSource.LOADED);
      ragged.ingest(document("new", "nothing of it"));
      assertThat(source(ragged.search(other + " now"))).isEqualTo(CacheSource.LOADED);
    }
  }

  @Test
  void search_similarQuestionsWanted_prefersTheExactOneOnDisk() {
    String other = QUESTION + " " + QUESTION;
    RaggedBuilder similar = builder().set(Settings.CACHE_SIMILAR_ENABLED, true);
    try (Ragged ragged = similar.build()) {
      fill(ragged);
      ragged.search(QUESTION);
    }
    try (Ragged ragged = similar.build()) {
      assertThat(source(ragged.search(other))).isEqualTo(CacheSource.LOADED);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.DISK);
      assertThat(source(ragged.search(QUESTION + ", " + QUESTION))).isEqualTo(CacheSource.SIMILAR);
      assertThat(statistics(ragged, "results").misses()).isEqualTo(2);
      assertThat(statistics(ragged, "results").hits()).isEqualTo(1);
    }
  }

  @Test
  void reopen_damagedFiles_givesRightAnswersAndCountsTheDamage() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> questions = List.of(QUESTION, "brown bears", "house cats", "dens", "the sun");
    List<List<Hit>> right;
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      right = questions.stream().map(text -> ragged.search(text).hits()).toList();
    }
    long damaged = 0;
    for (int round = 0; round < 40; round++) {
      List<Path> files = filesWith("RGDCACHE");
      for (Path file : files) {
        damage(file, random);
      }
      try (Ragged ragged = builder().build()) {
        for (int i = 0; i < right.size(); i++) {
          assertThat(ragged.search(questions.get(i)).hits())
              .as("seed %d, round %d", seed, round)
              .isEqualTo(right.get(i));
        }
        damaged += statistics(ragged, "results").disk().damaged();
      }
    }
    assertThat(damaged).as("seed %d", seed).isPositive();
  }

  private static void damage(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(4)) {
      case 0 -> Files.delete(file);
      case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      default -> {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
    }
  }

  @Test
  void warmUp_askedOrSet_callsTheModelAndLeavesNothingInTheCaches() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      assertThat(embedder.calls).isEmpty();
      ragged.warmUp();
      assertThat(embedder.calls).hasSize(1);
      assertThat(statistics(ragged, "results").misses()).isZero();
      assertThat(statistics(ragged, "embeddings").heap().entries()).isZero();
    }
    embedder.calls.clear();
    try (Ragged ragged = builder().set(Settings.WARM_UP, true).build()) {
      assertThat(embedder.calls).hasSize(1);
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.LOADED);
    }
  }

  @Test
  void search_afterClose_isRefusedThoughItWasKept() {
    Ragged ragged = builder().build();
    fill(ragged);
    ragged.search(QUESTION);
    ragged.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> ragged.search(QUESTION))
        .withMessage("the store is closed");
  }

  @Test
  void levels_noLongerOnDisk_leaveNothingOfEarlierOpenings() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      ragged.search(QUESTION);
    }
    assertThat(filesWith("RGDCACHE")).hasSize(2);
    try (Ragged ragged =
        builder()
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.HEAP)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.OFF)
            .build()) {
      assertThat(filesWith("RGDCACHE")).isEmpty();
      assertThat(source(ragged.search(QUESTION))).isEqualTo(CacheSource.LOADED);
    }
  }

  @Test
  void searchAll_someKept_answersAllFromOneState() {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      long generation = ragged.search(QUESTION).generation();
      List<SearchResult> results =
          ragged.searchAll(
              List.of(
                  SearchRequest.of("brown bears"),
                  SearchRequest.of(QUESTION),
                  SearchRequest.of("house cats"),
                  SearchRequest.of(QUESTION)));
      assertThat(results)
          .extracting(ResultCacheTest::source)
          .containsExactly(
              CacheSource.LOADED, CacheSource.HEAP, CacheSource.LOADED, CacheSource.HEAP);
      assertThat(results).extracting(SearchResult::generation).containsOnly(generation);
      assertThat(source(ragged.search("brown bears"))).isEqualTo(CacheSource.HEAP);
    }
  }

  @Test
  void searchAll_changedBetweenLookupAndRead_answersAllFromTheNewState() throws Exception {
    try (Ragged ragged = builder().build()) {
      fill(ragged);
      long before = ragged.search(QUESTION).generation();
      embedder.hold("brown bears");
      CompletableFuture<List<SearchResult>> batch =
          CompletableFuture.supplyAsync(
              () ->
                  ragged.searchAll(
                      List.of(SearchRequest.of(QUESTION), SearchRequest.of("brown bears"))));
      embedder.awaitHeld();
      ragged.delete("foxes");
      embedder.release();
      assertThat(batch.get()).extracting(SearchResult::generation).containsOnly(before + 1);
      assertThat(ids(batch.get().get(0))).doesNotContain("foxes");
    }
  }

  @Test
  void randomChangesAndSearches_giveWhatAStoreWithoutCachesGives() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> words = List.of("red", "fox", "brown", "bear", "sleeps", "digs", "runs", "trees");
    List<SearchMode> modes = List.of(SearchMode.values());
    Set<CacheSource> seen = new HashSet<>();
    Ragged cached = builder().build();
    try (Ragged plain =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(embedder)
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.OFF)
            .build()) {
      for (int step = 0; step < 400; step++) {
        String id = "d" + random.nextInt(12);
        String text = sentence(words, random);
        int what = random.nextInt(40);
        if (what < 3) {
          cached.ingest(document(id, text));
          plain.ingest(document(id, text));
        } else if (what == 3) {
          assertThat(cached.delete(id)).isEqualTo(plain.delete(id));
        } else if (what == 4) {
          cached.close();
          cached = builder().build();
        } else {
          SearchRequest request =
              SearchRequest.builder(words.get(random.nextInt(3)) + " fox")
                  .k(1 + random.nextInt(3))
                  .mode(modes.get(random.nextInt(modes.size())))
                  .build();
          SearchResult result = cached.search(request);
          seen.add(source(result));
          assertThat(result.hits())
              .as("seed %d, step %d, %s", seed, step, request)
              .isEqualTo(plain.search(request).hits());
        }
      }
    } finally {
      cached.close();
    }
    assertThat(seen).contains(CacheSource.LOADED, CacheSource.HEAP, CacheSource.DISK);
  }

  private static String sentence(List<String> words, Random random) {
    List<String> sentence = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sentence.add(words.get(random.nextInt(words.size())));
    }
    return String.join(" ", sentence);
  }

  /** Counts the calls for questions and can be made to wait in one. */
  private static final class HoldingEmbedder implements Embedder {
    private final Embedder embedder = LexicalEmbedder.create(64);
    private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile String heldText = "";
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch go = new CountDownLatch(0);

    void hold(String text) {
      held = new CountDownLatch(1);
      go = new CountDownLatch(1);
      heldText = text;
    }

    void awaitHeld() throws InterruptedException {
      held.await();
    }

    void release() {
      heldText = "";
      go.countDown();
    }

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.QUERY) {
        calls.add(List.copyOf(texts));
        if (texts.contains(heldText)) {
          held.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      return embedder.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return embedder.fingerprint();
    }
  }
}
