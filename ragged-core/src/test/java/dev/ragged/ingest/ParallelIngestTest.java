package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever shares a batch, each document gets what it would get alone. */
class ParallelIngestTest {
  private static final String POISON = "poison";

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
  void take_smallDocuments_shareBatchesOfLikeLength() throws InterruptedException {
    Random random = random();
    TextPool pool = new TextPool(16, 1, () -> false);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      texts.add("x".repeat(1 + random.nextInt(200)));
      ReadDocument read =
          new ReadDocument(
              i,
              new DocumentKey("doc" + i, Optional.empty()),
              new Origin("source", "hash", "pipeline"),
              200,
              false,
              () -> Document.of("doc", "text"));
      pool.add(List.of(new PendingText(new PendingDocument(read), 0, texts.get(i))));
    }
    List<List<String>> inOrder = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += 16) {
      inOrder.add(texts.subList(from, from + 16));
    }
    List<List<String>> taken = new ArrayList<>();
    List<String> all = new ArrayList<>();
    while (all.size() < texts.size()) {
      List<String> batch =
          pool.take().orElseThrow().texts().stream().map(PendingText::text).toList();
      pool.embedded();
      taken.add(batch);
      all.addAll(batch);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(texts);
    assertThat(padding(inOrder)).isGreaterThan(0.3);
    assertThat(padding(taken)).isLessThan(0.12);
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
