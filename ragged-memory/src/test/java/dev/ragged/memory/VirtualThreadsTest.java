package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches, recording and ingest on virtual threads, where the JVM has them. */
class VirtualThreadsTest {
  private static final int DOCUMENTS = 200;
  private static final Duration PINNED = Duration.ofMillis(20);

  /** Connections' keeper, index, recorder, learner and the like: they do not grow with the load. */
  private static final int MOST_THREADS = 12 + 2 * Runtime.getRuntime().availableProcessors();

  @TempDir Path temp;
  private Ragged ragged;
  private PersonalMemory memory;

  @BeforeEach
  void open() {
    assumeTrue(Runtime.version().feature() >= 21, "no virtual threads before Java 21");
    ragged =
        Ragged.builder()
            .directory(temp.resolve("store"))
            .embedder(LexicalEmbedder.create(64))
            .memory(MemoryOptions.DEFAULT)
            .build();
    memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    var unused = ragged.ingest(documents("first", DOCUMENTS));
  }

  @AfterEach
  void close() {
    if (ragged != null) {
      ragged.close();
    }
  }

  private static Document[] documents(String name, int count) {
    Document[] documents = new Document[count];
    for (int i = 0; i < count; i++) {
      documents[i] = Document.of(name + "-" + i, "The " + name + " text has number " + i + ".");
    }
    return documents;
  }

  /** Compiled for a Java without them, so by name. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static SearchRequest request(int number) {
    return SearchRequest.builder("number " + number + " of the first").k(5).build();
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::chunkId).map(Object::toString).toList();
  }

  @Test
  void searchRecordIngest_onVirtualThreads_pinNoneAndGiveTheSame() throws Exception {
    int searches = 600;
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      expected.add(ids(ragged.search(request(i))));
    }
    ragged.caches().clear();
    // Classes are loaded by native code, which pins; that happens once.
    try (VirtualExecutor warm = new VirtualExecutor(virtualThreads())) {
      ragged.searchAsync(request(0), warm.executor()).get(60, TimeUnit.SECONDS);
    }
    Path file = temp.resolve("pinned.jfr");
    List<CompletableFuture<SearchResult>> found = new ArrayList<>();
    List<CompletableFuture<SearchResult>> personal = new ArrayList<>();
    List<CompletableFuture<Boolean>> recorded = new ArrayList<>();
    try (Recording recording = new Recording();
        VirtualExecutor virtual = new VirtualExecutor(virtualThreads())) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(PINNED).withStackTrace();
      recording.start();
      CompletableFuture<IngestReport> ingested =
          ragged
              .persona("ana")
              .ingestAsync(
                  DocumentSource.of(documents("second", 40)),
                  IngestOptions.DEFAULT,
                  virtual.executor());
      for (int i = 0; i < searches; i++) {
        found.add(ragged.searchAsync(request(i), virtual.executor()));
        if (i % 3 == 0) {
          SearchRequest request = request(i);
          personal.add(
              CompletableFuture.supplyAsync(
                  () -> ragged.persona("ana").search(request, Personalization.DEFAULT),
                  virtual.executor()));
          Interaction interaction = Interaction.builder("number " + i, Instant.now()).build();
          recorded.add(
              CompletableFuture.supplyAsync(
                  () -> memory.of("ana").record(interaction, Optional.empty()).join(),
                  virtual.executor()));
        }
      }
      for (int i = 0; i < searches; i++) {
        assertThat(ids(found.get(i).get(60, TimeUnit.SECONDS))).isEqualTo(expected.get(i));
      }
      for (CompletableFuture<SearchResult> search : personal) {
        assertThat(search.get(60, TimeUnit.SECONDS).hits()).hasSize(5);
      }
      for (CompletableFuture<Boolean> record : recorded) {
        assertThat(record.get(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(ingested.get(60, TimeUnit.SECONDS).count(Status.ADDED)).isEqualTo(40);
      recording.stop();
      recording.dump(file);
    }
    List<String> pinned = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      String text = event.toString();
      if (text.contains("dev.ragged")
          || text.contains("com.zaxxer")
          || text.contains("org.sqlite")) {
        pinned.add(text);
      }
    }
    assertThat(pinned).isEmpty();
  }

  @Test
  void search_twoThousandAtOnce_allGetAConnectionAndThreadsStayFew() throws Exception {
    int searches = 2_000;
    long start = System.nanoTime();
    List<CompletableFuture<SearchResult>> found = new ArrayList<>();
    long most = 0;
    try (VirtualExecutor virtual = new VirtualExecutor(virtualThreads())) {
      for (int i = 0; i < searches; i++) {
        found.add(ragged.searchAsync(request(i), virtual.executor()));
      }
      for (int i = 0; i < searches; i++) {
        assertThat(found.get(i).get(60, TimeUnit.SECONDS).hits()).hasSize(5);
        most = Math.max(most, i % 100 == 0 ? threads() : 0);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d searches on virtual threads took %.2f s with %d threads of the store%n",
        searches,
        (System.nanoTime() - start) / 1e9,
        most);
    assertThat(most).isBetween(1L, (long) MOST_THREADS);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ragged-"))
        .count();
  }

  /** An executor that can be closed before Java 19, too. */
  private record VirtualExecutor(ExecutorService executor) implements AutoCloseable {
    @Override
    public void close() {
      executor.shutdown();
      try {
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
