package dev.ragged.ingest;

import dev.ragged.document.Chunker;
import dev.ragged.document.FileParser;
import dev.ragged.document.Texts;
import dev.ragged.embedding.Embedder;
import dev.ragged.error.RaggedException;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.SpanFork;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ingest. The calling thread reads, and commits in the order of the source; workers cut and
 * embed in between. What is read but not committed is bounded in bytes, so a slow embedder slows
 * the reading down.
 */
final class IngestRun {
  private static final Logger log = LoggerFactory.getLogger(IngestRun.class);

  private static final int MAX_DOCUMENTS_IN_FLIGHT = 1_024;

  /** How long a finished document waits for others to share a commit with it. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(1);

  private static final int MAX_DOCUMENTS_PER_COMMIT = 512;
  private static final int MAX_CHUNKS_PER_COMMIT = 4_096;

  /** Longest source name, in {@code char}s; long enough for any path. */
  private static final int MAX_SOURCE_NAME = 5_000;

  private final Corpus corpus;
  private final DocumentSource source;
  private final IngestOptions options;
  private final Scope scope;
  private final IngestLimits limits;
  private final OperationProfiler profiler;
  private final Preparation preparation;
  private final Outcomes outcomes;
  private final ItemReader items;
  private final Deque<PendingDocument> pending = new ArrayDeque<>();
  private long lastCommit = System.nanoTime();

  private boolean interrupted;

  IngestRun(
      Corpus corpus,
      FileParser parser,
      Chunker chunker,
      Embedder embedder,
      PendingVectors vectors,
      IngestLimits limits,
      OperationProfiler profiler,
      DocumentSource source,
      IngestOptions options,
      Scope scope) {
    Texts.requireId(source.name(), "source name", MAX_SOURCE_NAME);
    this.corpus = corpus;
    this.source = source;
    this.options = options;
    this.scope = scope;
    this.limits = limits;
    this.profiler = profiler;
    this.preparation =
        new Preparation(
            chunker, embedder, vectors, limits.workers(), options.cancellation()::isCancelled);
    this.outcomes = new Outcomes(options.listener());
    this.items =
        new ItemReader(corpus, parser, source.name(), chunker.fingerprint(), scope, outcomes);
  }

  /** Runs it; what other threads do belongs to {@code span}. */
  IngestReport run(boolean sync, SpanFork span) {
    long start = System.nanoTime();
    try (Stream<SourceItem> stream = source.items();
        preparation) {
      preparation.start(span);
      Spliterator<SourceItem> all = stream.spliterator();
      outcomes.expect(all.getExactSizeIfKnown());
      try {
        readAll(Spliterators.iterator(all));
      } catch (RuntimeException | Error e) {
        // The source broke; what it gave before is as good as ever.
        if (!Preparation.isFatal(e)) {
          commitPending();
        }
        throw e;
      }
      commitPending();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    List<DocumentOutcome> known = new ArrayList<>(outcomes.known());
    boolean cancelled = isCancelled();
    if (sync && !cancelled) {
      known.addAll(removeVanished());
    }
    return new IngestReport(
        source.name(),
        known,
        cancelled,
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(preparation.embeddingNanos()),
        preparation.threads());
  }

  private void readAll(Iterator<SourceItem> iterator) {
    while (!isCancelled() && iterator.hasNext()) {
      Optional<ReadDocument> read =
          profiler.counted(Stages.INGEST_READ, span -> read(iterator.next(), span));
      if (read.isEmpty()) {
        continue;
      }
      while (!pending.isEmpty() && isFull(read.get()) && !isCancelled()) {
        commitOldest();
      }
      if (isDue()) {
        commitOldest();
      }
      pending.add(preparation.prepare(read.get()));
    }
  }

  private Optional<ReadDocument> read(SourceItem item, Span span) {
    span.add(Stages.DOCUMENTS, 1);
    Optional<ReadDocument> read = items.read(item);
    read.ifPresent(changed -> span.add(Stages.BYTES, changed.bytes()));
    return read;
  }

  private boolean isFull(ReadDocument next) {
    return pending.size() >= MAX_DOCUMENTS_IN_FLIGHT
        || pending.stream().mapToLong(PendingDocument::bytes).sum() + next.bytes()
            > limits.bytesInFlight();
  }

  /** Returns whether what is ready has waited long enough, as it does where the source is slow. */
  private boolean isDue() {
    return !pending.isEmpty()
        && !pending.element().isOpen()
        && System.nanoTime() - lastCommit > MAX_WAIT.toNanos();
  }

  private boolean isCancelled() {
    return interrupted
        || Thread.currentThread().isInterrupted()
        || options.cancellation().isCancelled();
  }

  private void commitPending() {
    while (!pending.isEmpty() && !isCancelled()) {
      commitOldest();
    }
  }

  /** Waits for the oldest document and commits it with those after it that are ready. */
  private void commitOldest() {
    lastCommit = System.nanoTime();
    List<ReadDocument> reads = new ArrayList<>();
    List<EmbeddedDocument> batch = new ArrayList<>();
    int chunks = 0;
    do {
      PendingDocument oldest = pending.remove();
      EmbeddedDocument ready = await(oldest);
      if (ready != null) {
        reads.add(oldest.read);
        batch.add(ready);
        chunks += ready.chunks().size();
      }
    } while (!pending.isEmpty()
        && !pending.element().isOpen()
        && batch.size() < MAX_DOCUMENTS_PER_COMMIT
        && chunks < MAX_CHUNKS_PER_COMMIT);
    if (!batch.isEmpty() && !isCancelled()) {
      commit(reads, batch);
    }
  }

  private @Nullable EmbeddedDocument await(PendingDocument oldest) {
    try (Span waiting = profiler.span(Stages.INGEST_WAIT)) {
      waiting.add(Stages.DOCUMENTS, 1);
      return oldest.result().get();
    } catch (InterruptedException e) {
      interrupted = true;
      return null;
    } catch (CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      recordFailure(oldest.read, e.getCause() == null ? e : e.getCause());
      return null;
    }
  }

  private void recordFailure(ReadDocument read, Throwable cause) {
    if (cause instanceof VirtualMachineError error && Preparation.isFatal(error)) {
      throw error;
    }
    String id = read.key().id();
    if (cause instanceof SkippedException) {
      items.markSkipped(read.key());
      outcomes.set(
          read.slot(),
          DocumentOutcome.because(id, Status.SKIPPED, String.valueOf(cause.getMessage())));
    } else {
      outcomes.set(read.slot(), DocumentOutcome.because(id, Status.FAILED, describe(cause)));
    }
  }

  private static String describe(Throwable cause) {
    boolean ours = cause instanceof RaggedException || cause instanceof IllegalArgumentException;
    return ours ? String.valueOf(cause.getMessage()) : cause.toString();
  }

  /** Commits a batch; if it cannot be stored, one by one, so that each fails for itself. */
  private void commit(List<ReadDocument> reads, List<EmbeddedDocument> batch) {
    try {
      profiler.counted(Stages.INGEST_STORE, span -> put(batch, span));
    } catch (RaggedException e) {
      if (batch.size() == 1) {
        recordFailure(reads.get(0), e);
        return;
      }
      log.warn(
          "{} documents cannot be stored together, so one by one: {}",
          batch.size(),
          e.getMessage());
      for (int i = 0; i < batch.size(); i++) {
        commit(List.of(reads.get(i)), List.of(batch.get(i)));
      }
      return;
    }
    for (int i = 0; i < reads.size(); i++) {
      ReadDocument read = reads.get(i);
      outcomes.set(
          read.slot(),
          DocumentOutcome.stored(
              read.key().id(),
              read.known() ? Status.UPDATED : Status.ADDED,
              batch.get(i).chunks().size()));
    }
  }

  private int put(List<EmbeddedDocument> batch, Span span) {
    corpus.put(batch);
    int chunks = batch.stream().mapToInt(document -> document.chunks().size()).sum();
    span.add(Stages.DOCUMENTS, batch.size()).add(Stages.CHUNKS, chunks);
    return chunks;
  }

  private List<DocumentOutcome> removeVanished() {
    List<DocumentKey> vanished =
        corpus.fromSource(source.name(), scope).stream().filter(key -> !items.isKept(key)).toList();
    if (vanished.isEmpty()) {
      return List.of();
    }
    profiler.run(Stages.INGEST_STORE, () -> corpus.delete(vanished));
    return vanished.stream().map(key -> DocumentOutcome.of(key.id(), Status.REMOVED)).toList();
  }
}
