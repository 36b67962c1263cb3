package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.document.FileParser;
import dev.ragged.embedding.Embedder;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.spi.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An ingest ends soon wherever it is cancelled, and what it has committed stays. */
class CancellationTest {
  private static final List<Document> DOCUMENTS = IngestFixture.documents(new Random(3), 300, 100);

  private final RecordingCorpus corpus = new RecordingCorpus();
  private final Cancellation cancellation = new Cancellation();
  private final IngestOptions options = IngestOptions.DEFAULT.cancelledBy(cancellation);

  private void assertCancelled(IngestReport report) {
    assertThat(report.cancelled()).isTrue();
    assertThat(report.count(Status.FAILED)).isZero();
    assertThat(report.count(Status.ADDED))
        .isEqualTo(corpus.documents.size())
        .isLessThan(DOCUMENTS.size());
  }

  /** Returns an ingester that calls {@code cutting} for each document it cuts. */
  private Ingester cutting(Embedder embedder, Runnable cutting) {
    Chunker chunker =
        new Chunker() {
          @Override
          public List<Chunk> chunk(Document document) {
            cutting.run();
            return IngestFixture.CHUNKER.chunk(document);
          }

          @Override
          public String fingerprint() {
            return "watched";
          }
        };
    return new Ingester(
        corpus,
        FileParser.of(List.of()),
        chunker,
        embedder,
        PendingVectors.none(),
        IngestLimits.DEFAULT,
        new OperationProfiler());
  }

  @Test
  void cancel_whileReading_endsTheReading() {
    ScriptedEmbedder embedder = new ScriptedEmbedder(2, 4);
    AtomicInteger read = new AtomicInteger();
    DocumentSource source =
        DocumentSource.of(
            "source",
            () ->
                DOCUMENTS.stream()
                    .peek(
                        one -> {
                          if (read.incrementAndGet() == 20) {
                            cancellation.cancel();
                          }
                        })
                    .iterator());
    assertCancelled(IngestFixture.ingester(corpus, embedder).sync(source, options, Scope.shared()));
    assertThat(read.get()).isLessThan(DOCUMENTS.size());
  }

  @Test
  void cancel_whileCutting_dropsTheRest() {
    ScriptedEmbedder embedder = new ScriptedEmbedder(2, 4);
    AtomicInteger cuts = new AtomicInteger();
    Ingester ingester =
        cutting(
            embedder,
            () -> {
              if (cuts.incrementAndGet() == 10) {
                cancellation.cancel();
              }
            });
    assertCancelled(ingester.ingest(DocumentSource.of(DOCUMENTS), options, Scope.shared()));
    assertThat(cuts.get()).isBetween(10, 12);
  }

  @Test
  void cancel_whileEmbedding_beginsNoOtherCall() {
    ScriptedEmbedder embedder = new ScriptedEmbedder(2, 4);
    embedder.before(
        texts -> {
          if (embedder.calls.size() == 5) {
            cancellation.cancel();
          }
        });
    assertCancelled(
        IngestFixture.ingester(corpus, embedder)
            .ingest(DocumentSource.of(DOCUMENTS), options, Scope.shared()));
    assertThat(embedder.calls).hasSizeBetween(5, 6);
  }

  @Test
  void cancel_whileTheEmbedderHangs_endsWithItsCall() throws Exception {
    Gate hanging = new Gate();
    Gate begun = new Gate();
    ScriptedEmbedder embedder =
        new ScriptedEmbedder(1, 4)
            .before(
                texts -> {
                  begun.open();
                  hanging.await();
                });
    CompletableFuture<IngestReport> report =
        CompletableFuture.supplyAsync(
            () ->
                IngestFixture.ingester(corpus, embedder)
                    .ingest(DocumentSource.of(DOCUMENTS), options, Scope.shared()));
    begun.await();
    cancellation.cancel();
    assertThat(report).isNotDone();
    hanging.open();
    assertCancelled(report.get(1, TimeUnit.MINUTES));
    assertThat(embedder.calls).hasSize(1);
    assertThat(corpus.documents).isEmpty();
  }

  @Test
  void cancel_whileABatchIsEmbeddedApart_failsNoDocument() {
    // Each document has one text, so a call of more is of several documents.
    List<Document> small = IngestFixture.documents(new Random(4), 300, 5);
    ScriptedEmbedder embedder = new ScriptedEmbedder(1, 64);
    Gate cut = new Gate();
    AtomicInteger cuts = new AtomicInteger();
    embedder.before(
        texts -> {
          // Until most are cut, so that the calls after the first are full.
          cut.await();
          if (texts.size() > 4) {
            cancellation.cancel();
            throw new IllegalStateException("too many");
          }
        });
    Ingester ingester =
        cutting(
            embedder,
            () -> {
              if (cuts.incrementAndGet() == small.size()) {
                cut.open();
              }
            });
    assertCancelled(ingester.ingest(DocumentSource.of(small), options, Scope.shared()));
  }

  @Test
  void cancel_whileCommitting_keepsThatCommit() {
    ScriptedEmbedder embedder = new ScriptedEmbedder(2, 4);
    corpus.beforePut(cancellation::cancel);
    embedder.before(
        texts -> {
          // The last document is not embedded before the first commit, so the commits are two.
          if (texts.stream().anyMatch(text -> text.contains("last"))) {
            while (!cancellation.isCancelled()) {
              Thread.onSpinWait();
            }
          }
        });
    List<Document> documents = List.of(Document.of("a", "first"), Document.of("b", "the last"));
    IngestReport report =
        IngestFixture.ingester(corpus, embedder)
            .ingest(DocumentSource.of(documents), options, Scope.shared());
    assertThat(report.cancelled()).isTrue();
    assertThat(report.with(Status.ADDED)).extracting(DocumentOutcome::id).containsExactly("a");
    assertThat(corpus.documents).hasSize(1);
  }

  @Test
  void dependent_oneOrTheOther_isCancelled() {
    Cancellation own = cancellation.dependent();
    own.cancel();
    assertThat(own.isCancelled()).isTrue();
    assertThat(cancellation.isCancelled()).isFalse();
    Cancellation other = cancellation.dependent();
    assertThat(other.isCancelled()).isFalse();
    cancellation.cancel();
    assertThat(other.isCancelled()).isTrue();
  }

  @Test
  void after_itsTime_isCancelled() {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    Cancellation deadline = Cancellation.after(Duration.ofNanos(10), clock::get);
    assertThat(deadline.isCancelled()).isFalse();
    clock.addAndGet(9);
    assertThat(deadline.isCancelled()).isFalse();
    clock.addAndGet(1);
    assertThat(deadline.isCancelled()).isTrue();
    assertThat(Cancellation.after(Duration.ofSeconds(Long.MAX_VALUE)).isCancelled()).isFalse();
    assertThatThrownBy(() -> Cancellation.after(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time=PT-0.000000001S");
  }

  @Test
  void ingest_afterItsDeadline_isCancelled() {
    IngestReport report =
        IngestFixture.ingester(corpus, new ScriptedEmbedder(2, 4))
            .ingest(
                DocumentSource.of(DOCUMENTS),
                IngestOptions.DEFAULT.cancelledBy(Cancellation.after(Duration.ZERO)),
                Scope.shared());
    assertCancelled(report);
    assertThat(report.outcomes()).isEmpty();
  }
}
