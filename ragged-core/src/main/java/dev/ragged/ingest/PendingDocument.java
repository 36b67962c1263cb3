package dev.ragged.ingest;

import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.profiling.SpanFork;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A document between reading and committing. It is ready once it was cut and each of its chunks has
 * its vector. Thread-safe; cut once.
 */
final class PendingDocument {
  // Concurrency: each vector is written by one worker, before it counts its text as done; whoever
  // counts the last one sees them all.

  private record Cut(
      Document document,
      List<Chunk> chunks,
      AtomicReferenceArray<float[]> vectors,
      AtomicInteger left) {}

  final ReadDocument read;
  private final CompletableFuture<EmbeddedDocument> result = new CompletableFuture<>();
  private volatile @Nullable Cut cut;
  private volatile long bytes;

  PendingDocument(ReadDocument read) {
    this.read = read;
    this.bytes = read.bytes();
  }

  /** Returns about how much memory it holds; its vectors count from the moment it is cut. */
  long bytes() {
    return bytes;
  }

  /** Returns the document, once it is ready, or why it will not be. */
  Future<EmbeddedDocument> result() {
    return result;
  }

  /**
   * Parses and cuts it, and returns the texts whose vectors are not among {@code known}.
   *
   * @param dimension of the vectors to come
   * @param span what parsing and cutting belong to
   */
  List<PendingText> cut(Chunker chunker, PendingVectors known, int dimension, SpanFork span) {
    Document document = span.counted(Stages.INGEST_PARSE, parse -> read.parse());
    List<Chunk> chunks =
        span.counted(
            Stages.INGEST_CHUNK,
            cut -> {
              List<Chunk> all = chunker.chunk(document);
              cut.add(Stages.CHUNKS, all.size());
              return all;
            });
    AtomicReferenceArray<float[]> vectors = new AtomicReferenceArray<>(chunks.size());
    List<PendingText> missing = new ArrayList<>();
    long size = read.bytes();
    for (int i = 0; i < chunks.size(); i++) {
      String text = chunks.get(i).searchableText();
      size += 4L * text.length() + (long) Float.BYTES * dimension;
      Optional<float[]> vector = known.find(text);
      if (vector.isPresent()) {
        vectors.set(i, vector.get());
      } else {
        missing.add(new PendingText(this, i, text));
      }
    }
    bytes = size;
    Cut done = new Cut(document, chunks, vectors, new AtomicInteger(missing.size()));
    cut = done;
    if (missing.isEmpty()) {
      complete(done);
    }
    return missing;
  }

  /** Takes the vector of one of the texts that {@link #cut} returned. */
  void give(int position, float[] vector) {
    Cut done = Objects.requireNonNull(cut, "cut");
    done.vectors.set(position, vector);
    if (done.left.decrementAndGet() == 0) {
      complete(done);
    }
  }

  private void complete(Cut done) {
    List<float[]> vectors = new ArrayList<>(done.chunks.size());
    for (int i = 0; i < done.chunks.size(); i++) {
      vectors.add(done.vectors.get(i));
    }
    result.complete(new EmbeddedDocument(done.document, read.origin(), done.chunks, vectors));
  }

  /** Gives it up. The first cause counts. */
  void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  /** Returns whether it is neither ready nor given up. */
  boolean isOpen() {
    return !result.isDone();
  }
}
