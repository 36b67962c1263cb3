package dev.ragged.ingest;

import dev.ragged.document.Chunker;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.profiling.SpanFork;
import dev.ragged.profiling.Stages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts and embeds documents on worker threads: as many embed as the embedder can use, and one more
 * cuts ahead of them. A batch holds texts of several documents, a long document is embedded by
 * several workers at once. Thread-safe.
 */
final class Preparation implements AutoCloseable {
  /** What a text must cost for its vector to be kept until it is committed: ten times as much. */
  private static final long COSTLY_NANOS = 200_000;

  private static final Logger log = LoggerFactory.getLogger(Preparation.class);

  /** Threads of one ingest, at most, whatever the embedder says. */
  private static final int MAX_THREADS = 1_024;

  private final Chunker chunker;
  private final Embedder embedder;
  private final PendingVectors vectors;
  private final BooleanSupplier cancelled;
  private final int threads;
  private final TextPool pool;
  private @Nullable Workers workers;
  private volatile SpanFork ingest = SpanFork.NONE;
  private final LongAdder embeddingNanos = new LongAdder();

  /**
   * Makes it.
   *
   * @param workers threads that embed at once; 0 for as many as the embedder can use
   */
  Preparation(
      Chunker chunker,
      Embedder embedder,
      PendingVectors vectors,
      int workers,
      BooleanSupplier cancelled) {
    this.chunker = chunker;
    this.embedder = embedder;
    this.vectors = vectors;
    this.cancelled = cancelled;
    this.threads = Math.min(workers == 0 ? embedder.parallelism() : workers, MAX_THREADS);
    this.pool = new TextPool(embedder.batchSize(), threads, cancelled);
  }

  /** Returns how many threads embed at once. */
  int threads() {
    return threads;
  }

  /** Returns the time spent in the embedder, added up over its threads. */
  long embeddingNanos() {
    return embeddingNanos.sum();
  }

  /**
   * Starts the threads, whose work belongs to {@code span}. Called once, by the thread that closes
   * this.
   */
  void start(SpanFork span) {
    ingest = span;
    workers = Workers.start(threads + 1, this::work);
  }

  PendingDocument prepare(ReadDocument read) {
    PendingDocument document = new PendingDocument(read);
    pool.add(document);
    return document;
  }

  /** Gives up what is not begun, and waits for the calls to the embedder that are under way. */
  @Override
  public void close() {
    pool.end();
    if (workers != null) {
      workers.close();
    }
  }

  private void work() {
    Optional<TextPool.Work> next = take();
    while (next.isPresent()) {
      next.get().uncut().ifPresent(this::cut);
      if (!next.get().texts().isEmpty()) {
        embedTogether(next.get().texts());
      }
      next = take();
    }
  }

  private Optional<TextPool.Work> take() {
    while (true) {
      try {
        // An embedder whose call was interrupted may leave the flag: it was about that call.
        Thread.interrupted();
        return pool.take();
      } catch (InterruptedException e) {
        log.debug("a worker goes on after an interrupt", e);
      }
    }
  }

  private void cut(PendingDocument document) {
    try {
      pool.add(document.cut(chunker, vectors, embedder.fingerprint().dimension(), ingest));
    } catch (Throwable e) {
      document.fail(e);
    }
  }

  private void embedTogether(List<PendingText> texts) {
    try {
      embed(texts);
    } catch (Throwable e) {
      embedApart(texts, e);
    } finally {
      pool.embedded();
    }
  }

  /** Lets each document fail or succeed for itself; a single one has failed by {@code cause}. */
  private void embedApart(List<PendingText> texts, Throwable cause) {
    Map<PendingDocument, List<PendingText>> apart = new LinkedHashMap<>();
    for (PendingText text : texts) {
      apart.computeIfAbsent(text.document(), document -> new ArrayList<>()).add(text);
    }
    if (apart.size() == 1 || isFatal(cause)) {
      apart.keySet().forEach(document -> document.fail(cause));
      return;
    }
    apart.forEach(
        (document, own) -> {
          try {
            embed(own);
          } catch (Throwable e) {
            document.fail(e);
          }
        });
  }

  /** Returns whether the process is in trouble, and not a text. */
  static boolean isFatal(Throwable cause) {
    // A stack overflow is one document's, nested too deep for its reader.
    return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }

  private void embed(List<PendingText> texts) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the ingest was cancelled");
    }
    long mark = vectors.mark();
    long start = System.nanoTime();
    List<float[]> embedded;
    try {
      embedded =
          ingest.counted(
              Stages.INGEST_EMBED,
              span -> {
                span.add(Stages.TEXTS, texts.size());
                return embedder.embed(
                    texts.stream().map(PendingText::text).toList(), EmbeddingRole.DOCUMENT);
              });
    } finally {
      embeddingNanos.add(System.nanoTime() - start);
    }
    long nanos = System.nanoTime() - start;
    pool.measured(texts.stream().mapToLong(PendingText::length).sum(), nanos);
    boolean costly = nanos >= COSTLY_NANOS * texts.size();
    for (int i = 0; i < texts.size(); i++) {
      PendingText text = texts.get(i);
      if (costly) {
        vectors.keep(text.text(), embedded.get(i), mark);
      }
      text.document().give(text.position(), embedded.get(i));
    }
  }
}
