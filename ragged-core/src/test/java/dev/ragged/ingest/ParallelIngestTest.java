package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever shares a batch, each document gets what it would get alone. */
class ParallelIngestTest {
  private static final String POISON = "poison";

  private final RecordingCorpus corpus = new RecordingCorpus();

  private static Random random() {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("-Dragged.test.seed=" + seed);
    return new Random(seed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void ingest_randomDocuments_areAsIfEmbeddedOneByOne(int workers) {
    Random random = random();
    for (int round = 0; round < 5; round++) {
      List<Document> documents = poisoned(random, 1 + random.nextInt(200));
      RecordingCorpus own = new RecordingCorpus();
      ScriptedEmbedder embedder =
          new ScriptedEmbedder(workers, 1 + random.nextInt(20)).before(ParallelIngestTest::refuse);
      IngestReport report = IngestFixture.ingest(own, embedder, documents);
      List<Document> good = documents.stream().filter(one -> !isPoisoned(one)).toList();
      assertThat(own.documents).extracting(EmbeddedDocument::document).isEqualTo(good);
      own.documents.forEach(stored -> assertIsAsAlone(stored, embedder));
      assertThat(report.outcomes())
          .extracting(DocumentOutcome::id)
          .isEqualTo(documents.stream().map(Document::id).toList());
      for (int i = 0; i < documents.size(); i++) {
        assertThat(report.outcomes().get(i).status())
            .isEqualTo(isPoisoned(documents.get(i)) ? Status.FAILED : Status.ADDED);
      }
      assertThat(embedder.mostAtOnce.get()).isBetween(1, workers);
      assertThat(embedder.calls)
          .allSatisfy(call -> assertThat(call).hasSizeBetween(1, embedder.batchSize()));
    }
  }

  /** Returns documents of which about one in ten has a text that cannot be embedded. */
  private static List<Document> poisoned(Random random, int count) {
    List<Document> documents = new ArrayList<>();
    for (Document document : IngestFixture.documents(random, count, 400)) {
      documents.add(
          random.nextInt(10) > 0
              ? document
              : Document.of(document.id(), document.text() + " " + POISON));
    }
    return documents;
  }

  private static boolean isPoisoned(Document document) {
    return document.text().endsWith(POISON);
  }

  private static void refuse(List<String> texts) {
    if (texts.stream().anyMatch(text -> text.contains(POISON))) {
      throw new IllegalStateException("poisoned");
    }
  }

  private static void assertIsAsAlone(EmbeddedDocument stored, ScriptedEmbedder embedder) {
    List<Chunk> chunks = IngestFixture.CHUNKER.chunk(stored.document());
    assertThat(stored.chunks()).isEqualTo(chunks);
    for (int i = 0; i < chunks.size(); i++) {
      assertThat(stored.vectors().get(i))
          .isEqualTo(embedder.vector(chunks.get(i).searchableText()));
    }
  }

  @Test
  void ingest_smallDocuments_shareBatchesOfLikeLength() {
    Random random = random();
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      documents.add(Document.of("doc" + i, IngestFixture.words(random, 1 + random.nextInt(20))));
    }
    ScriptedEmbedder embedder = new ScriptedEmbedder(1, 16);
    // The first call waits until the source was read, so that there is something to choose from.
    Gate read = new Gate();
    embedder.before(texts -> read.await());
    IngestFixture.ingester(corpus, embedder)
        .ingest(new WatchedSource(documents, read::open), IngestOptions.DEFAULT, Scope.shared());
    assertThat(corpus.documents).hasSize(documents.size());
    List<List<String>> inOrder = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    corpus.documents.forEach(
        one -> one.chunks().forEach(chunk -> texts.add(chunk.searchableText())));
    for (int from = 0; from < texts.size(); from += 16) {
      inOrder.add(texts.subList(from, Math.min(from + 16, texts.size())));
    }
    double before = padding(inOrder);
    double now = padding(new ArrayList<>(embedder.calls));
    System.out.printf("padding %.3f in the order of the source, %.3f now%n", before, now);
    assertThat(before).isGreaterThan(0.3);
    assertThat(now).isLessThan(before / 2);
  }

  /** Returns which share of the rectangles around the batches is empty. */
  private static double padding(List<List<String>> batches) {
    long used = 0;
    long all = 0;
    for (List<String> batch : batches) {
      used += batch.stream().mapToLong(String::length).sum();
      int longest = batch.stream().max(Comparator.comparingInt(String::length)).orElse("").length();
      all += (long) longest * batch.size();
    }
    return 1 - (double) used / all;
  }
}
