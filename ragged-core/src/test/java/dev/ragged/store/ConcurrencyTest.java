package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreException;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers beside writers, interrupts and closing. System properties: {@code ragged.test.rounds}
 * (default {@value #DEFAULT_ROUNDS} rounds of writing), {@code ragged.test.interrupts} (default
 * {@value #DEFAULT_INTERRUPTS}).
 */
class ConcurrencyTest {
  private static final int DEFAULT_ROUNDS = 60;
  private static final int DEFAULT_INTERRUPTS = 10_000;
  private static final int READERS = 8;
  private static final int CONSTANT = 20;
  private static final int MOVING = 10;
  private static final int CHUNKS = 3;
  private static final List<SearchMode> MODES = List.of(SearchMode.values());

  @TempDir Path temp;

  /** Cuts every document in three chunks that carry its version. */
  private record ThreeChunks() implements Chunker {
    @Override
    public List<Chunk> chunk(Document document) {
      List<Chunk> chunks = new ArrayList<>();
      for (int i = 0; i < CHUNKS; i++) {
        chunks.add(new Chunk(i, document.text() + " part" + i, "", 0, 1, Metadata.empty()));
      }
      return chunks;
    }

    @Override
    public String fingerprint() {
      return "three";
    }
  }

  private Ragged open() {
    return Ragged.builder()
        .directory(temp.resolve("store"))
        .backend("exact")
        .embedder(LexicalEmbedder.create(32))
        .chunker(new ThreeChunks())
        .build();
  }

  private static Document document(String kind, int number, int version) {
    return Document.builder(kind + number)
        .text("common words of " + kind + number + " version " + version)
        .metadata(Metadata.of("kind", kind, "version", version))
        .build();
  }

  private static void fill(Ragged ragged) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < CONSTANT; i++) {
      documents.add(document("constant", i, 0));
    }
    ragged.ingest(DocumentSource.of(documents));
  }

  private static void await(List<Future<?>> futures) throws Exception {
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }

  @Test
  void search_besideWriters_seesWholeDocumentsAndNeverTooFew() throws Exception {
    int rounds = Integer.getInteger("ragged.test.rounds", DEFAULT_ROUNDS);
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger searches = new AtomicInteger();
    try (Ragged ragged = open()) {
      fill(ragged);
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        int seed = i;
        futures.add(
            threads.submit(
                () -> {
                  Random random = new Random(seed);
                  long generation = 0;
                  while (!done.get()) {
                    generation = read(ragged, random, generation);
                    searches.incrementAndGet();
                  }
                }));
      }
      try {
        write(ragged, rounds);
      } finally {
        done.set(true);
      }
      await(futures);
      assertThat(searches).hasValueGreaterThan(READERS);
      assertThat(ragged.check().problems()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void write(Ragged ragged, int rounds) {
    Random random = new Random(99);
    for (int version = 1; version <= rounds; version++) {
      List<Document> batch = new ArrayList<>();
      for (int i = 0; i < MOVING; i++) {
        if (random.nextBoolean()) {
          batch.add(document("moving", i, version));
        }
      }
      ragged.ingest(DocumentSource.of(batch));
      ragged.delete("moving" + random.nextInt(MOVING));
      if (version % 10 == 0) {
        ragged.delete(Filter.eq("kind", "moving"));
      }
    }
  }

  /** Asks one question and returns the generation that answered it. */
  private static long read(Ragged ragged, Random random, long before) {
    SearchMode mode = MODES.get(random.nextInt(MODES.size()));
    int kind = random.nextInt(4);
    if (kind == 0) {
      try (Stream<StoredDocument> documents = ragged.list()) {
        List<StoredDocument> list = documents.toList();
        assertThat(list).filteredOn(one -> one.key().id().startsWith("constant")).hasSize(CONSTANT);
        assertThat(list.stream().map(StoredDocument::key).distinct()).hasSameSizeAs(list);
      }
      return before;
    }
    if (kind == 1) {
      assertThat(ragged.count(Filter.eq("kind", "constant"))).isEqualTo(CONSTANT);
      return before;
    }
    SearchRequest.Builder request = SearchRequest.builder("common words part1").mode(mode);
    if (kind == 2) {
      int k = 1 + random.nextInt(2 * CHUNKS * CONSTANT);
      SearchResult result =
          ragged.search(request.k(k).filter(Filter.eq("kind", "constant")).build());
      assertThat(result.hits()).hasSize(Math.min(k, CHUNKS * CONSTANT));
      assertThat(result.generation()).isGreaterThanOrEqualTo(before);
      return result.generation();
    }
    SearchResult result = ragged.search(request.k(1_000).build());
    Map<String, List<Hit>> byDocument =
        result.hits().stream().collect(Collectors.groupingBy(Hit::documentId));
    assertThat(byDocument).hasSizeGreaterThanOrEqualTo(CONSTANT);
    byDocument.forEach(
        (id, hits) -> {
          assertThat(hits).as(id).hasSize(CHUNKS);
          String version = " version " + hits.get(0).metadata().get("version").orElseThrow() + " ";
          assertThat(hits).as(id).allMatch(hit -> hit.text().contains(version));
        });
    assertThat(result.generation()).isGreaterThanOrEqualTo(before);
    return result.generation();
  }

  @Test
  void search_interruptedThreads_keepTheirFlagAndDisturbNobody() throws Exception {
    int interrupts = Integer.getInteger("ragged.test.interrupts", DEFAULT_INTERRUPTS);
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 2);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger refused = new AtomicInteger();
    try (Ragged ragged = open()) {
      fill(ragged);
      ragged.backup(temp.resolve("backup"));
      SearchRequest request =
          SearchRequest.builder("common part2").mode(SearchMode.VECTOR).k(3).build();
      List<Future<?>> interrupted = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        interrupted.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < interrupts / READERS; j++) {
                    Thread.currentThread().interrupt();
                    try {
                      assertThat(ragged.search(request).hits()).hasSize(3);
                    } catch (StoreException e) {
                      assertThat(e).hasMessageContaining("beginning to read");
                      refused.incrementAndGet();
                    }
                    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
                  }
                }));
      }
      List<Future<?>> innocent = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        innocent.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    assertThat(ragged.search(request).hits()).hasSize(3);
                    ragged.ingest(document("moving", 1, refused.get()));
                  }
                }));
      }
      try {
        await(interrupted);
      } finally {
        done.set(true);
      }
      await(innocent);
      System.out.println(interrupts + " interrupted searches, refused " + refused);
      assertThat(ragged.check().problems()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void close_duringUse_endsEveryCallAndLeavesNoThread() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    for (int round = 0; round < 15; round++) {
      closeDuringUse(round);
    }
    Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
    after.removeAll(before);
    for (Thread thread : after) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as("thread %s", thread.getName()).isFalse();
    }
  }

  @SuppressWarnings("try") // Closed in the middle, as an application might.
  private void closeDuringUse(int round) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicInteger answers = new AtomicInteger();
    try (Ragged ragged = open()) {
      fill(ragged);
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int thread = i;
        futures.add(
            threads.submit(
                () -> {
                  for (int j = 0; ; j++) {
                    try {
                      if (thread == 0) {
                        ragged.ingest(document("moving", j % MOVING, 100 * round + j));
                      } else {
                        assertThat(ragged.search("common words").hits()).hasSize(10);
                      }
                      answers.incrementAndGet();
                    } catch (IllegalStateException e) {
                      assertThat(e).hasMessageContaining("closed");
                      return;
                    }
                  }
                }));
      }
      while (answers.get() < 5 + round) {
        Thread.onSpinWait();
      }
      if (round % 2 == 0) {
        Thread.currentThread().interrupt();
      }
      ragged.close();
      assertThat(Thread.interrupted()).as("interrupt flag").isEqualTo(round % 2 == 0);
      await(futures);
    } finally {
      threads.shutdownNow();
    }
    try (Ragged ragged = open()) {
      assertThat(ragged.check().problems()).isEmpty();
    }
  }
}
