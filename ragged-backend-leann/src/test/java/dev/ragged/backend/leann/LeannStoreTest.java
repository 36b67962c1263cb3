package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.Ragged;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Budget;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole store over this backend. */
class LeannStoreTest {
  private static final int DOCUMENTS = 60;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  private final CountingEmbedder embedder = new CountingEmbedder();
  private int backups;

  /** The lexical embedder, which counts the texts of documents. */
  private static final class CountingEmbedder implements Embedder {
    private final LexicalEmbedder lexical = LexicalEmbedder.create(64);
    final AtomicInteger documents = new AtomicInteger();

    /** Until it is open, texts of documents are not embedded. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.DOCUMENT) {
        documents.addAndGet(texts.size());
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return lexical.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return lexical.fingerprint();
    }
  }

  private Ragged open(Path directory, VectorIndexProvider provider) {
    return Ragged.builder()
        .directory(directory)
        .backend(provider)
        .embedder(embedder)
        .chunkSize(new ChunkSize(40, 0))
        .build();
  }

  private Ragged open(Kind kind) {
    return open(temp.resolve("store"), new LeannIndexProvider(kind.builder().build()));
  }

  private static String text(int number) {
    return "chapter " + number + " tells of lighthouse" + number + " and of storm" + number % 7;
  }

  /** Adds, replaces and deletes; a backup between saves the index. */
  private void fill(Ragged ragged) {
    for (int i = 0; i < DOCUMENTS; i++) {
      ragged.ingest(Document.of("doc" + i, text(i)));
    }
    ragged.backup(temp.resolve("backup" + backups++));
    ragged.delete("doc3");
    ragged.ingest(Document.of("doc4", "something about marmalade"));
  }

  private static List<Hit> hits(Ragged ragged, String text) {
    return ragged.search(SearchRequest.builder(text).mode(SearchMode.VECTOR).k(7).build()).hits();
  }

  private static List<List<Hit>> answers(Ragged ragged) {
    List<List<Hit>> answers = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i += 6) {
      answers.add(hits(ragged, text(i)));
    }
    answers.add(hits(ragged, "marmalade"));
    return answers;
  }

  private List<List<Hit>> expected() {
    try (Ragged ragged =
        Ragged.builder()
            .directory(temp.resolve("exact"))
            .backend("exact")
            .embedder(embedder)
            .chunkSize(new ChunkSize(40, 0))
            .build()) {
      fill(ragged);
      return answers(ragged);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void open_otherOptions_buildsAgainAndAnswersRight(Kind kind) {
    List<List<Hit>> expected = expected();
    try (Ragged ragged = open(kind)) {
      fill(ragged);
      assertThat(answers(ragged)).isEqualTo(expected);
    }
    int embedded = embedder.documents.get();
    open(kind).close();
    assertThat(embedder.documents).as("the same options").hasValue(embedded);
    for (Kind other : new Kind[] {Kind.CODES_2, Kind.RECOMPUTE, Kind.FULL, Kind.CODES_1}) {
      try (Ragged ragged = open(other)) {
        assertThat(answers(ragged)).as("%s after %s", other, kind).isEqualTo(expected);
        assertThat(ragged.check().problems()).isEmpty();
      }
    }
    assertThat(embedder.documents.get()).isGreaterThan(embedded + DOCUMENTS);
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  void search_textChangedUnderneath_isNoticedWhenItIsRecomputed(Kind kind) throws IOException {
    try (Ragged ragged = open(kind)) {
      fill(ragged);
    }
    replaceInDatabase(text(42), text(42).replace("storm", "stern"));
    try (Ragged ragged = open(kind)) {
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> hits(ragged, text(42)))
          .satisfies(
              refused ->
                  assertThat(Arrays.stream(refused.getStackTrace()))
                      .as("noticed before it was a hit")
                      .anyMatch(frame -> frame.getClassName().contains("backend.leann")));
    }
    replaceInDatabase(text(42).replace("storm", "stern"), text(42));
    try (Ragged ragged = open(kind)) {
      assertThat(hits(ragged, text(42)).get(0).documentId()).isEqualTo("doc42");
    }
  }

  /** Changes text of the same length in place, as a fault of the disk would. */
  private void replaceInDatabase(String from, String to) throws IOException {
    Path file = temp.resolve("store").resolve("ragged.db");
    // Each byte is a character of this charset.
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(content).contains(from);
    Files.writeString(file, content.replace(from, to), StandardCharsets.ISO_8859_1);
  }

  private Ragged saved(Kind kind) {
    VectorIndexProvider uncached = new LeannIndexProvider(kind.builder().vectorCache(0).build());
    try (Ragged ragged = open(temp.resolve("store"), uncached)) {
      fill(ragged);
    }
    return open(temp.resolve("store"), uncached);
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void search_diversity_countsEveryVectorThatIsEmbedded(Kind kind) {
    try (Ragged ragged = saved(kind)) {
      // The first one also compares some vectors with the model, which is nobody's search.
      hits(ragged, "storm4");
      for (SearchMode mode : SearchMode.values()) {
        int before = embedder.documents.get();
        SearchResult result =
            ragged.search(SearchRequest.builder("storm4").mode(mode).k(2).diversity(0.5).build());
        assertThat(result.costs().recomputed())
            .as("%s", mode)
            .isEqualTo(embedder.documents.get() - before);
        assertThat(result.costs().recomputed() > 0).isEqualTo(kind != Kind.FULL);
        assertThat(result.truncated()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  @Timeout(60)
  void search_diversityThatCannotBeHadInTime_isLeftOutAndSaid(Kind kind) {
    SearchRequest.Builder request =
        SearchRequest.builder("storm4").mode(SearchMode.LEXICAL).k(4).explain();
    try (Ragged ragged = saved(kind)) {
      List<Hit> plain = ragged.search(request.build()).hits();
      embedder.gate = new CountDownLatch(1);
      SearchResult result =
          ragged.search(
              request.diversity(0.9).budget(Budget.ofTime(Duration.ofMillis(100))).build());
      embedder.gate.countDown();
      assertThat(result.truncated()).isTrue();
      assertThat(result.hits()).isEqualTo(plain).hasSize(4);
      assertThat(result.explanation()).anyMatch(line -> line.contains("not diversified"));
    }
  }

  @Test
  void search_vectorsOfTheDeltaAndOfSegments_areOneAnswer() {
    List<List<Hit>> expected = expected();
    LeannPolicy policy = new LeannPolicy(4L * 64 * 10, 5, 0.25, SmallSegments.POLICY.search());
    try (Ragged ragged =
        open(
            temp.resolve("store"),
            new LeannIndexProvider(LeannOptions.codes().build(), policy, BlockIo.disk()))) {
      fill(ragged);
      assertThat(answers(ragged)).isEqualTo(expected);
      assertThat(ragged.statistics().corpus().index().figures().get("segments")).isPositive();
    }
  }
}
