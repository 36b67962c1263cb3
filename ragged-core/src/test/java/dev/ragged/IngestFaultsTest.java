package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreException;
import dev.ragged.ingest.Cancellation;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.ingest.SourceItem;
import dev.ragged.store.FaultyEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong while documents come in; the others come in all the same. */
class IngestFaultsTest {
  private static final int DOCUMENTS = 30;

  @TempDir Path temp;

  private final FaultyEmbedder embedder = new FaultyEmbedder("faulty", 32);
  private final Ragged ragged =
      Ragged.builder().inMemory().backend("exact").embedder(embedder).build();

  @AfterEach
  void close() {
    assertThat(ragged.check().problems()).isEmpty();
    ragged.close();
  }

  private static List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(Document.of("doc" + i, "text number " + i));
    }
    return documents;
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Map<String, FaultyEmbedder.Fault> faults() {
    Map<String, FaultyEmbedder.Fault> faults = new LinkedHashMap<>();
    faults.put(
        "model is away",
        (n, texts, vectors) -> {
          throw new IllegalStateException("model is away");
        });
    faults.put(
        "sneaky",
        (n, texts, vectors) -> {
          throw sneaky(new IOException("sneaky"));
        });
    faults.put(
        "no such method",
        (n, texts, vectors) -> {
          throw new NoSuchMethodError("no such method");
        });
    faults.put(
        "NaN",
        (n, texts, vectors) -> {
          vectors.get(0)[3] = Float.NaN;
          return vectors;
        });
    faults.put(
        "Infinity",
        (n, texts, vectors) -> {
          vectors.get(0)[0] = Float.POSITIVE_INFINITY;
          return vectors;
        });
    faults.put("is zero", (n, texts, vectors) -> List.of(new float[32]));
    faults.put("length 31", (n, texts, vectors) -> List.of(new float[31]));
    faults.put("length 33", (n, texts, vectors) -> List.of(new float[33]));
    faults.put("returned 0 vectors", (n, texts, vectors) -> List.of());
    faults.put(
        "returned 2 vectors",
        (n, texts, vectors) -> {
          List<float[]> tooMany = new ArrayList<>(vectors);
          tooMany.add(vectors.get(0).clone());
          return tooMany;
        });
    return faults;
  }

  @Test
  void ingest_faultyEmbedder_failsWithCauseAndStoresNothingOfIt() {
    ragged.ingest(Document.of("before", "was here before"));
    faults()
        .forEach(
            (cause, fault) -> {
              embedder.fault(fault);
              IngestReport report =
                  ragged.ingest(Document.of("before", "changed " + cause), Document.of("b", "new"));
              assertThat(report.with(Status.FAILED)).as(cause).hasSize(2);
              assertThat(report.with(Status.FAILED).get(0).cause())
                  .hasValueSatisfying(
                      text -> assertThat(text).contains("faulty (32").contains(cause));
              // Each time another question: what was embedded once is not embedded again.
              assertThatThrownBy(() -> ragged.search("anything " + cause))
                  .isInstanceOf(EmbeddingException.class)
                  .hasMessageContaining(cause);
              embedder.fault((n, texts, vectors) -> vectors);
              assertThat(ragged.get("before")).map(Document::text).contains("was here before");
              assertThat(ragged.count()).isEqualTo(1);
              assertThat(ragged.search("anything " + cause).hits()).hasSize(1);
            });
  }

  /** The flag that an interrupted call leaves behind is about that call, not about the worker. */
  @Test
  @Timeout(60)
  void ingest_callsThatAreInterrupted_failsTheirDocumentsAndEnds() {
    for (int round = 0; round < 20; round++) {
      boolean throwing = round % 2 == 0;
      int number = round;
      embedder.fault(
          (n, texts, vectors) -> {
            if (!texts.get(0).contains("number 3")) {
              return vectors;
            }
            Thread.currentThread().interrupt();
            if (throwing) {
              throw new IllegalStateException(new InterruptedException("round " + number));
            }
            return vectors;
          });
      List<Document> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(Document.of("r" + round + "d" + i, "text number " + i));
      }
      IngestReport report = ragged.ingest(DocumentSource.of(all));
      assertThat(report.cancelled()).isFalse();
      assertThat(report.count(Status.ADDED) + report.count(Status.FAILED)).isEqualTo(200);
      assertThat(report.count(Status.FAILED)).isLessThan(throwing ? 20 : 1);
    }
  }

  /** What broke the source is no fault of what it gave before. */
  @Test
  void ingest_sourceThrowsAnError_storesWhatItGaveBefore() {
    Iterable<Document> broken =
        () ->
            Stream.concat(
                    documents().stream(),
                    Stream.generate(
                        () -> {
                          throw new AssertionError("the source broke");
                        }))
                .iterator();
    assertThatThrownBy(() -> ragged.ingest(DocumentSource.of("broken", broken)))
        .isInstanceOf(AssertionError.class);
    assertThat(ragged.count()).isEqualTo(DOCUMENTS);
  }

  @Test
  void ingest_everyThirdTextFails_storesTheOthers() {
    embedder.fault(
        (n, texts, vectors) -> {
          for (String text : texts) {
            if (Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1)) % 3 == 0) {
              throw new IllegalStateException("third");
            }
          }
          return vectors;
        });
    IngestReport report = ragged.ingest(DocumentSource.of(documents()));
    assertThat(report.count(Status.FAILED)).isEqualTo(DOCUMENTS / 3);
    assertThat(report.count(Status.ADDED)).isEqualTo(DOCUMENTS - DOCUMENTS / 3);
    assertThat(report.outcomes()).extracting(DocumentOutcome::id).first().isEqualTo("doc0");
    embedder.fault((n, texts, vectors) -> vectors);
    IngestReport again = ragged.ingest(DocumentSource.of(documents()));
    assertThat(again.count(Status.ADDED)).isEqualTo(DOCUMENTS / 3);
    assertThat(again.count(Status.UNCHANGED)).isEqualTo(DOCUMENTS - DOCUMENTS / 3);
  }

  @Test
  void ingest_sameIdTwiceOrFromTwoSources_keepsTheFirst() {
    IngestReport twice = ragged.ingest(Document.of("a", "first"), Document.of("a", "second"));
    assertThat(twice.with(Status.FAILED).get(0).cause())
        .hasValueSatisfying(cause -> assertThat(cause).contains("twice"));
    IngestReport other =
        ragged.sync(DocumentSource.of("other", List.of(Document.of("a", "third"))));
    assertThat(other.with(Status.FAILED).get(0).cause())
        .hasValueSatisfying(
            cause -> assertThat(cause).contains("\"documents\"").contains("idPrefix"));
    assertThat(ragged.get("a")).map(Document::text).contains("first");
    // A persona's document of that id is another document.
    assertThat(ragged.persona("ana").ingest(Document.of("a", "hers")).count(Status.ADDED))
        .isEqualTo(1);
  }

  @Test
  void ingest_listenerThrows_goesOn() {
    AtomicInteger told = new AtomicInteger();
    IngestReport report =
        ragged.ingest(
            DocumentSource.of(documents()),
            IngestOptions.listeningTo(
                progress -> {
                  if (told.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("listener");
                  }
                  throw sneaky(new IOException("listener"));
                }));
    assertThat(told).hasValue(DOCUMENTS);
    assertThat(report.count(Status.ADDED)).isEqualTo(DOCUMENTS);
  }

  @Test
  void ingest_cancelledAnywhere_keepsWhatIsCommitted() {
    for (int after = 1; after <= DOCUMENTS; after += 7) {
      int limit = after;
      Cancellation cancellation = new Cancellation();
      IngestReport report =
          ragged.sync(
              DocumentSource.of("source" + after, prefixed("at" + after)),
              IngestOptions.listeningTo(
                      progress -> {
                        if (progress.done() == limit) {
                          cancellation.cancel();
                        }
                      })
                  .cancelledBy(cancellation));
      assertThat(report.cancelled()).isTrue();
      assertThat(report.count(Status.ADDED)).isBetween((long) after, (long) DOCUMENTS);
      assertThat(report.with(Status.ADDED))
          .allSatisfy(outcome -> assertThat(ragged.get(outcome.id())).isPresent());
      assertThat(ragged.delete(dev.ragged.filter.Filter.eq("run", "at" + after)))
          .isEqualTo((int) report.count(Status.ADDED));
    }
  }

  private static List<Document> prefixed(String run) {
    return documents().stream()
        .map(
            document ->
                Document.builder(run + document.id())
                    .text(document.text())
                    .metadata(Metadata.of("run", run))
                    .build())
        .toList();
  }

  @Test
  void sync_cancelledBeforehand_changesNothing() {
    ragged.ingest(Document.of("a", "stays"));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    IngestReport report =
        ragged.sync(
            DocumentSource.of(Document.of("b", "x")),
            IngestOptions.DEFAULT.cancelledBy(cancellation));
    assertThat(report.cancelled()).isTrue();
    assertThat(report.outcomes()).isEmpty();
    assertThat(ragged.get("a")).isPresent();
  }

  @Test
  void ingest_interrupted_keepsTheFlagAndCancelsNobodyElse() {
    Thread.currentThread().interrupt();
    IngestReport report = ragged.ingest(DocumentSource.of(documents()));
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(report.cancelled()).isTrue();
    IngestReport next = ragged.ingest(DocumentSource.of(documents()));
    assertThat(next.cancelled()).isFalse();
    assertThat(next.count(Status.ADDED) + next.count(Status.UNCHANGED)).isEqualTo(DOCUMENTS);
  }

  @Test
  void ingest_interruptedWhileWaitingForTheEmbedder_endsSoon() throws Exception {
    Thread caller = Thread.currentThread();
    embedder.fault(
        (n, texts, vectors) -> {
          if (n == 1) {
            caller.interrupt();
          }
          return vectors;
        });
    IngestReport report = ragged.ingest(DocumentSource.of(documents()));
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(report.cancelled()).isTrue();
    assertThat(report.with(Status.ADDED))
        .allSatisfy(outcome -> assertThat(ragged.get(outcome.id())).isPresent());
    assertThat(ragged.ingest(Document.of("next", "is not cancelled")).cancelled()).isFalse();
  }

  @Test
  void ingest_instantsOfAnyCentury_areKept() {
    Metadata metadata =
        Metadata.of(
            "old",
            Instant.parse("-0044-03-15T12:00:00Z"),
            "late",
            Instant.parse("9999-12-31T00:00:00Z"));
    IngestReport report = ragged.ingest(Document.builder("a").text("x").metadata(metadata).build());
    assertThat(report.count(Status.ADDED)).isEqualTo(1);
    assertThat(ragged.get("a")).map(Document::metadata).contains(metadata);
  }

  @Test
  void sync_missingFolder_removesNothing() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("docs"));
    Files.writeString(folder.resolve("a.txt"), "text");
    ragged.sync(DocumentSource.folder(folder));
    Files.move(folder, temp.resolve("elsewhere"));
    assertThatThrownBy(() -> ragged.sync(DocumentSource.folder(folder)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such folder")
        .hasMessageContaining("nothing was ingested or removed");
    Files.writeString(folder, "a file now");
    assertThatThrownBy(() -> ragged.sync(DocumentSource.folder(folder)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("this is a file");
    assertThat(ragged.get("a.txt")).isPresent();
  }

  @Test
  void sync_folderNamedByLink_readsItAndRemovesNothing() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("docs"));
    Files.writeString(folder.resolve("a.txt"), "text");
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
    assertThat(ragged.sync(DocumentSource.folder(link)).count(Status.ADDED)).isEqualTo(1);
    IngestReport again = ragged.sync(DocumentSource.folder(link));
    assertThat(again.count(Status.UNCHANGED)).isEqualTo(1);
    assertThat(again.count(Status.REMOVED)).isZero();
  }

  /** A source whose file vanished, or became a folder, between listing and reading. */
  private record Unsteady(List<SourceItem> offered) implements DocumentSource {
    @Override
    public String name() {
      return "unsteady";
    }

    @Override
    public Stream<SourceItem> items() {
      return offered.stream();
    }
  }

  @Test
  void sync_whatCannotBeRead_failsAndKeepsItsDocuments() throws Exception {
    Path file = Files.writeString(temp.resolve("a.txt"), "text");
    List<SourceItem> whole =
        List.of(
            new SourceItem.File("gone.txt", file),
            new SourceItem.File("folder.txt", file),
            new SourceItem.File("sub/below.txt", file),
            new SourceItem.File("vanished.txt", file));
    assertThat(ragged.sync(new Unsteady(whole)).count(Status.ADDED)).isEqualTo(4);
    List<SourceItem> broken =
        List.of(
            new SourceItem.File("gone.txt", temp.resolve("gone.txt")),
            new SourceItem.File("folder.txt", temp),
            new SourceItem.Unreadable("sub/", "access denied"));
    IngestReport report = ragged.sync(new Unsteady(broken));
    assertThat(report.with(Status.FAILED))
        .extracting(DocumentOutcome::id)
        .containsExactly("gone.txt", "folder.txt", "sub/");
    assertThat(report.with(Status.REMOVED))
        .extracting(DocumentOutcome::id)
        .containsExactly("vanished.txt");
    assertThat(ragged.count()).isEqualTo(3);
  }

  private static Chunk chunk(int position, int start, int end) {
    return new Chunk(position, "text", "", start, end, Metadata.empty());
  }

  @Test
  void ingest_faultyChunker_failsByName() {
    Map<List<Chunk>, String> answers = new LinkedHashMap<>();
    answers.put(List.of(), "it returned no chunk");
    answers.put(Collections.singletonList(null), "chunk 0 is null");
    answers.put(List.of(chunk(3, 0, 4)), "chunk 0 has position 3");
    answers.put(List.of(chunk(0, 0, 4), chunk(0, 0, 4)), "chunk 1 has position 0");
    answers.put(List.of(chunk(0, 2, 9)), "chunk 0 ends at 9 of 8");
    answers.forEach((answer, message) -> assertThat(causeOfChunks(answer)).contains(message));
    assertThat(causeOfChunks(nothing()))
        .contains("it returned null")
        .contains("\"odd-1\"", "\"a\"");
  }

  /** Returns null where the types deny it, as code compiled without them may. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  private static String causeOfChunks(List<Chunk> answer) {
    Chunker odd =
        new Chunker() {
          @Override
          public List<Chunk> chunk(Document document) {
            return answer;
          }

          @Override
          public String fingerprint() {
            return "odd-1";
          }
        };
    try (Ragged own = Ragged.builder().inMemory().backend("exact").chunker(odd).build()) {
      IngestReport report = own.ingest(Document.of("a", "the text"));
      assertThat(report.with(Status.FAILED)).hasSize(1);
      assertThat(own.count()).isZero();
      return report.outcomes().get(0).cause().orElseThrow();
    }
  }

  @Test
  void sync_sourceBreaks_storesWhatCameBeforeAndRemovesNothing() {
    ragged.ingest(Document.of("old", "old text"));
    List<Document> documents =
        new ArrayList<>(Arrays.asList(Document.of("new", "new text"), null, Document.of("b", "b")));
    assertThatThrownBy(() -> ragged.sync(DocumentSource.of(documents)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("document");
    assertThat(ragged.get("new")).isPresent();
    assertThat(ragged.get("old")).isPresent();
    assertThat(ragged.count()).isEqualTo(2);
  }

  @Test
  void folder_badGlob_isRefusedByName() {
    assertThatThrownBy(() -> DocumentSource.folder(temp).include("**.md", "["))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("glob=\"[\"");
  }

  @Test
  void ingest_slowSource_commitsWhatIsReady() {
    AtomicInteger given = new AtomicInteger();
    DocumentSource slow =
        new DocumentSource() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public Stream<SourceItem> items() {
            return Stream.generate(
                    () -> {
                      sleep(50);
                      return Document.of("slow" + given.incrementAndGet(), "text");
                    })
                .limit(400)
                .takeWhile(document -> ragged.count() == 0)
                .map(SourceItem.Given::new);
          }
        };
    IngestReport report = ragged.ingest(slow);
    assertThat(given).hasValueLessThan(400);
    assertThat(report.count(Status.ADDED)).isEqualTo(ragged.count()).isPositive();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
