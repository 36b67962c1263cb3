package dev.ragged.ingest;

import dev.ragged.document.ChunkSize;
import dev.ragged.document.Chunker;
import dev.ragged.document.Chunkers;
import dev.ragged.document.Document;
import dev.ragged.document.FileParser;
import dev.ragged.document.TokenCounter;
import dev.ragged.embedding.Embedder;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What tests of the ingest share. */
final class IngestFixture {
  static final Chunker CHUNKER =
      Chunkers.byMediaType(new ChunkSize(30, 5), TokenCounter.approximate());

  private IngestFixture() {}

  static Ingester ingester(RecordingCorpus corpus, Embedder embedder) {
    return ingester(corpus, embedder, PendingVectors.none());
  }

  static Ingester ingester(RecordingCorpus corpus, Embedder embedder, PendingVectors vectors) {
    return new Ingester(
        corpus,
        FileParser.of(List.of()),
        CHUNKER,
        embedder,
        vectors,
        IngestLimits.DEFAULT,
        new OperationProfiler());
  }

  static IngestReport ingest(RecordingCorpus corpus, Embedder embedder, List<Document> documents) {
    return ingester(corpus, embedder)
        .ingest(DocumentSource.of(documents), IngestOptions.DEFAULT, Scope.shared());
  }

  /** Returns documents of 1 to {@code words} words, most of them short. */
  static List<Document> documents(Random random, int count, int words) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 1 + random.nextInt(1 + random.nextInt(words));
      documents.add(Document.of("doc" + i, words(random, length)));
    }
    return documents;
  }

  static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("word").append(random.nextInt(1_000)).append(random.nextInt(9) == 0 ? ". " : " ");
    }
    return text.toString();
  }
}
