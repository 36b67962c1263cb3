package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingVectorsTest {
  private static final UUID STORE = new UUID(1, 2);
  private static final float[] VECTOR = {1.5f, -0.0f, Float.MIN_VALUE};

  @TempDir Path folder;

  private PendingVectors open(UUID store, String model) {
    return PendingVectors.in(folder, store, new EmbedderFingerprint(model, 3, "for tests"));
  }

  private PendingVectors open() {
    return open(STORE, "model");
  }

  private void keep(String text) {
    try (PendingVectors vectors = open()) {
      vectors.keep(text, VECTOR, vectors.mark());
    }
  }

  @Test
  void find_afterReopening_isWhatWasKept() {
    keep("text");
    try (PendingVectors vectors = open()) {
      assertThat(vectors.find("text")).hasValueSatisfying(found -> assertSameBits(found, VECTOR));
      assertThat(vectors.find("other")).isEmpty();
    }
  }

  private static void assertSameBits(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(Float.floatToRawIntBits(found[i])).isEqualTo(Float.floatToRawIntBits(expected[i]));
    }
  }

  @Test
  void find_otherModelOrStore_findsNothing() {
    keep("text");
    try (PendingVectors vectors = open(STORE, "other model")) {
      assertThat(vectors.find("text")).isEmpty();
    }
    try (PendingVectors vectors = open(new UUID(1, 3), "model")) {
      assertThat(vectors.find("text")).isEmpty();
    }
  }

  @Test
  void find_anyBitFlipped_findsItOrNothing() throws IOException {
    keep("text");
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    int missing = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(file, damaged);
      try (PendingVectors vectors = open()) {
        var found = vectors.find("text");
        found.ifPresent(vector -> assertSameBits(vector, VECTOR));
        missing += found.isEmpty() ? 1 : 0;
      }
    }
    assertThat(missing).isGreaterThan(VECTOR.length * Float.BYTES);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void keep_clearedSinceTheMark_keepsNothing() {
    try (PendingVectors vectors = open()) {
      long mark = vectors.mark();
      vectors.clear();
      vectors.keep("text", VECTOR, mark);
      assertThat(vectors.find("text")).isEmpty();
    }
  }

  @Test
  void runEnds_othersRunOrWereCutOff_keepsWhatTheyMayNeed() {
    try (PendingVectors vectors = open()) {
      vectors.keep("text", VECTOR, vectors.mark());
      vectors.runBegins();
      vectors.runBegins();
      vectors.runEnds(true);
      assertThat(vectors.find("text")).isPresent();
      vectors.runEnds(false);
      assertThat(vectors.find("text")).isPresent();
      vectors.runBegins();
      vectors.runEnds(true);
      assertThat(vectors.find("text")).isEmpty();
    }
  }

  @Test
  void ingest_cancelledInTheMiddle_isNotEmbeddedAgain() {
    Random random = new Random(11);
    Document large = Document.of("large", IngestFixture.words(random, 4_000));
    List<String> texts = new ArrayList<>();
    IngestFixture.CHUNKER.chunk(large).forEach(chunk -> texts.add(chunk.searchableText()));
    RecordingCorpus corpus = new RecordingCorpus();
    Cancellation cancellation = new Cancellation();
    ScriptedEmbedder first = new ScriptedEmbedder(2, 4);
    first.before(
        asked -> {
          slow(asked);
          if (first.calls.size() == 10) {
            cancellation.cancel();
          }
        });
    UUID store = UUID.randomUUID();
    try (PendingVectors vectors = PendingVectors.in(folder, store, first.fingerprint())) {
      IngestReport report =
          IngestFixture.ingester(corpus, first, vectors)
              .ingest(
                  DocumentSource.of(large),
                  IngestOptions.DEFAULT.cancelledBy(cancellation),
                  Scope.shared());
      assertThat(report.cancelled()).isTrue();
    }
    assertThat(corpus.documents).isEmpty();
    ScriptedEmbedder second = new ScriptedEmbedder(2, 4).before(PendingVectorsTest::slow);
    try (PendingVectors vectors = PendingVectors.in(folder, store, second.fingerprint())) {
      IngestFixture.ingester(corpus, second, vectors)
          .ingest(DocumentSource.of(large), IngestOptions.DEFAULT, Scope.shared());
    }
    List<String> embedded = new ArrayList<>();
    first.calls.forEach(embedded::addAll);
    assertThat(embedded).hasSizeBetween(10, texts.size() - 1);
    second.calls.forEach(embedded::addAll);
    assertThat(embedded).containsExactlyInAnyOrderElementsOf(texts);
    EmbeddedDocument stored = corpus.documents.get(0);
    for (int i = 0; i < texts.size(); i++) {
      assertSameBits(stored.vectors().get(i), second.vector(texts.get(i)));
    }
    assertThat(files()).isEmpty();
  }

  /** Takes so long that the vectors are worth keeping. */
  private static void slow(List<String> texts) {
    long end = System.nanoTime() + texts.size() * TimeUnit.MILLISECONDS.toNanos(1);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
