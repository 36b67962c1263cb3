package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Document;
import dev.ragged.error.StoreException;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.store.FaultyEmbedder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncIngestTest {
  private final FaultyEmbedder embedder = new FaultyEmbedder("async", 32);
  private final Ragged ragged =
      Ragged.builder().inMemory().backend("exact").embedder(embedder).build();

  @AfterEach
  void close() {
    assertThat(ragged.check().problems()).isEmpty();
    ragged.close();
  }

  private static DocumentSource documents(int count) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(Document.of("doc" + i, "text number " + i));
    }
    return DocumentSource.of(documents);
  }

  @Test
  void ingestAsync_givenExecutor_reportsWhatIngestDoes() throws Exception {
    Deque<Runnable> tasks = new ArrayDeque<>();
    CompletableFuture<IngestReport> report =
        ragged.ingestAsync(documents(5), IngestOptions.DEFAULT, tasks::add);
    assertThat(report).isNotDone();
    assertThat(ragged.count()).isZero();
    tasks.remove().run();
    assertThat(report.get().count(Status.ADDED)).isEqualTo(5);
    CompletableFuture<IngestReport> sync =
        ragged.syncAsync(documents(3), IngestOptions.DEFAULT, Runnable::run);
    assertThat(sync.get().count(Status.REMOVED)).isEqualTo(2);
    assertThat(
            ragged.persona("ana").ingestAsync(documents(1), IngestOptions.DEFAULT, Runnable::run))
        .isCompletedWithValueMatching(done -> done.count(Status.ADDED) == 1);
    // The shared default was not cancelled with the future.
    assertThat(ragged.ingest(documents(1)).cancelled()).isFalse();
  }

  @Test
  void ingestAsync_cancelledBeforeItsTurn_doesNotBegin() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    AtomicInteger opened = new AtomicInteger();
    CompletableFuture<IngestReport> report =
        ragged.ingestAsync(
            DocumentSource.of(
                "counted",
                () -> {
                  opened.incrementAndGet();
                  return List.<Document>of().iterator();
                }),
            IngestOptions.DEFAULT,
            tasks::add);
    assertThat(report.cancel(true)).isTrue();
    tasks.remove().run();
    assertThat(opened).hasValue(0);
  }

  @Test
  void ingestAsync_cancelledWhileEmbedding_endsTheIngest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    embedder.fault(
        (call, texts, vectors) -> {
          calls.set(call);
          begun.countDown();
          await(cancelled);
          return vectors;
        });
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<IngestReport> report =
          ragged.ingestAsync(documents(200), IngestOptions.DEFAULT, executor);
      await(begun);
      assertThat(report.cancel(true)).isTrue();
      cancelled.countDown();
      executor.shutdown();
      assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(calls.get()).isLessThanOrEqualTo(2);
      assertThat(ragged.count()).isZero();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void syncAsync_fails_failsTheFuture() {
    CompletableFuture<IngestReport> report =
        ragged.syncAsync(
            DocumentSource.folder(Path.of("no-such-folder")), IngestOptions.DEFAULT, Runnable::run);
    assertThatThrownBy(report::get).hasCauseInstanceOf(StoreException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
