package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.spi.Scope;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A slow embedder slows the reading down. */
class IngestBoundsTest {
  private static final int DOCUMENT_CHARS = 200_000;
  private static final int DOCUMENTS = 120;
  private static final long LIMIT = 16L << 20;

  /** Makes each document when it is asked for, and adds up what is not committed. */
  private static final class Metered implements DocumentSource {
    final AtomicLong held = new AtomicLong();
    final AtomicLong most = new AtomicLong();
    final AtomicLong given = new AtomicLong();
    private final Random random = new Random(7);

    @Override
    public String name() {
      return "metered";
    }

    @Override
    public Stream<SourceItem> items() {
      Iterable<SourceItem> all =
          () ->
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return given.get() < DOCUMENTS;
                }

                @Override
                public SourceItem next() {
                  return document();
                }
              };
      return StreamSupport.stream(all.spliterator(), false);
    }

    private SourceItem document() {
      String text = IngestFixture.words(random, DOCUMENT_CHARS / 8);
      long number = given.incrementAndGet();
      most.accumulateAndGet(held.addAndGet(2L * text.length()), Math::max);
      return new SourceItem.Given(Document.of("doc" + number, text));
    }
  }

  @Test
  void ingest_slowEmbedder_holdsNoMoreThanItsBound() throws Exception {
    Metered source = new Metered();
    Gate hanging = new Gate();
    ScriptedEmbedder embedder = new ScriptedEmbedder(2, 16).before(texts -> hanging.await());
    RecordingCorpus corpus = new RecordingCorpus();
    AtomicLong committed = new AtomicLong();
    corpus.beforePut(committed::incrementAndGet);
    IngestOptions options =
        IngestOptions.listeningTo(progress -> source.held.addAndGet(-2L * DOCUMENT_CHARS));
    var executor = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<IngestReport> report =
          CompletableFuture.supplyAsync(
              () ->
                  IngestFixture.ingester(corpus, embedder).ingest(source, options, Scope.shared()),
              executor);
      // Nothing is embedded, so reading comes to a stop, however long one waits.
      awaitStill(source.given);
      long read = source.given.get();
      assertThat(read).isBetween(2L, DOCUMENTS - 1L);
      assertThat(source.held.get()).isLessThanOrEqualTo(LIMIT + 2L * (DOCUMENT_CHARS + 8_000));
      assertThat(committed).hasValue(0);
      hanging.open();
      assertThat(report.get(1, TimeUnit.MINUTES).count(DocumentOutcome.Status.ADDED))
          .isEqualTo(DOCUMENTS);
    } finally {
      hanging.open();
      executor.shutdown();
    }
  }

  /** Waits until a number stays as it is for a while. */
  private static void awaitStill(AtomicLong number) throws InterruptedException {
    long last = -1;
    int same = 0;
    while (same < 5) {
      TimeUnit.MILLISECONDS.sleep(100);
      same = number.get() == last && last > 0 ? same + 1 : 0;
      last = number.get();
    }
  }
}
