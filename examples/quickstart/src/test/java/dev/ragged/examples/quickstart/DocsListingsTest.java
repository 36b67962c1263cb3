package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.DocumentSpace;
import dev.ragged.Health;
import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.document.DocumentReader;
import dev.ragged.document.Metadata;
import dev.ragged.document.ParsedDocument;
import dev.ragged.document.PersonaId;
import dev.ragged.document.RawFile;
import dev.ragged.document.UnreadableDocumentException;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.filter.Filter;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.Similarity;
import dev.ragged.ingest.Cancellation;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.FolderSource;
import dev.ragged.ingest.IngestLimits;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.profiling.MemoryBudget;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.ProcessFigures;
import dev.ragged.profiling.ProfileListener;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.StartupProfile;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.ScorePart;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import dev.ragged.tuning.Applied;
import dev.ragged.tuning.Tuner;
import dev.ragged.tuning.Tuning;
import dev.ragged.tuning.TuningRequest;
import dev.ragged.tuning.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Java listings of docs/. */
class DocsListingsTest {
  @TempDir Path directory;

  private final Embedder embedder = LexicalEmbedder.create();
  private Ragged ragged;

  @BeforeEach
  void open() {
    ragged = Ragged.builder().directory(directory.resolve("store")).embedder(embedder).build();
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  private void ingestHandbook() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("handbook"));
    Files.writeString(
        folder.resolve("backup.md"),
        "---\nteam: storage\n---\n# Backup\n\n## Restore\n\nStop the service, then restore the backup.\n");
    Files.writeString(folder.resolve("lunch.md"), "# Lunch\n\nAt noon.\n");
    ragged.sync(DocumentSource.folder(folder));
  }

  @Test
  void searching_request_findsPassagesThatFulfilFilter() throws IOException {
    ingestHandbook();

    SearchRequest request =
        SearchRequest.builder("How do I restore a backup?")
            .k(5)
            .mode(SearchMode.HYBRID)
            .filter(Filter.and(Filter.eq("extension", "md"), Filter.exists("heading")))
            .minScore(0.2)
            .build();
    SearchResult result = ragged.search(request);

    assertThat(result.hits()).first().extracting(Hit::documentId).isEqualTo("backup.md");
    assertThat(result.hits()).first().extracting(Hit::context).isEqualTo("Backup > Restore");
  }

  @Test
  void searching_filters_meanWhatTheyAreSaidTo() throws IOException {
    Filter recent = Filter.ge("published", LocalDate.of(2025, 1, 1));
    Filter ours = Filter.in("team", "storage", "search");
    Filter wanted = Filter.and(recent, Filter.or(ours, Filter.not(Filter.exists("team"))));

    Metadata byStorage = Metadata.of("published", LocalDate.of(2025, 3, 1), "team", "storage");
    assertThat(wanted.matches(byStorage)).isTrue();
    assertThat(wanted.matches(Metadata.of("published", LocalDate.of(2025, 3, 1)))).isTrue();
    assertThat(wanted.matches(Metadata.of("team", "storage"))).isFalse();
  }

  @Test
  void searching_explain_showsPartsAndPlan() throws IOException {
    ingestHandbook();

    SearchResult result =
        ragged.search(
            SearchRequest.builder("restore")
                .diversity(0.3)
                .effort(Effort.THOROUGH)
                .explain()
                .build());
    List<String> lines = new ArrayList<>(result.explanation());
    for (Hit hit : result.hits()) {
      for (ScorePart part : hit.parts()) {
        lines.add(hit.chunkId() + ": " + part.signal() + " put it at place " + part.rank());
      }
    }

    assertThat(lines).anyMatch(line -> line.startsWith("merged by reciprocal rank fusion"));
    assertThat(lines).contains("backup.md#0: lexical put it at place 1");
    Hit best = result.hits().get(0);
    assertThat(best.parts().stream().mapToDouble(ScorePart::contribution).sum())
        .isCloseTo(best.score(), within(1e-9));
  }

  @Test
  void searching_severalAtOnce_answersInOrder() throws IOException {
    ingestHandbook();

    List<SearchResult> results =
        ragged.searchAll(List.of(SearchRequest.of("backup"), SearchRequest.of("lunch")));
    CompletableFuture<SearchResult> later =
        ragged.searchAsync(SearchRequest.of("lunch"), ForkJoinPool.commonPool());

    assertThat(results)
        .extracting(result -> result.hits().get(0).documentId())
        .containsExactly("backup.md", "lunch.md");
    assertThat(later.join().hits()).isEqualTo(results.get(1).hits());
  }

  @Test
  void ingesting_folder_reportsWhatBecameOfEachFile() throws IOException {
    Path wiki = directory.resolve("wiki");
    Path drafts = Files.createDirectories(wiki.resolve("drafts"));
    Files.writeString(drafts.resolve("a.md"), "Draft");
    Files.writeString(wiki.resolve("b.md"), "Page");

    FolderSource source =
        DocumentSource.folder(wiki).named("wiki").idPrefix("wiki/").exclude("drafts");
    IngestReport report = ragged.sync(source);
    for (DocumentOutcome failed : report.with(Status.FAILED)) {
      System.err.println(failed.id() + ": " + failed.cause().orElse(""));
    }

    assertThat(report.outcomes())
        .extracting(DocumentOutcome::id, DocumentOutcome::status)
        .containsExactly(tuple("wiki/b.md", Status.ADDED));
  }

  @Test
  void ingesting_documents_replacesThoseThatChanged() {
    Document note =
        Document.builder("note-17")
            .title("Oven")
            .text("Preheat to 230 degrees.")
            .metadata(Map.of("author", "ana", "tags", List.of("bread", "oven")))
            .build();
    ragged.ingest(note);

    IngestReport again = ragged.ingest(note);
    assertThat(again.count(Status.UNCHANGED)).isEqualTo(1);
    assertThat(ragged.count(Filter.eq("tags", "oven"))).isEqualTo(1);
  }

  @Test
  void ingesting_cancelled_keepsWhatIsCommitted() {
    Stream<Document> stream = Stream.of(Document.of("a", "one"), Document.of("b", "two"));
    List<Document> documents = stream.toList();

    Cancellation cancellation = new Cancellation();
    IngestOptions options =
        IngestOptions.listeningTo(progress -> System.out.println(progress.done() + " done"))
            .cancelledBy(cancellation);
    cancellation.cancel(); // from another thread, for example at a click
    IngestReport report = ragged.ingest(DocumentSource.of("notes", documents), options);

    assertThat(report.cancelled()).isTrue();
    assertThat(ragged.count()).isZero();
  }

  @Test
  void ingesting_asyncCancelled_endsTheIngest() {
    DocumentSource source = DocumentSource.of("notes", List.of(Document.of("a", "one")));
    Deque<Runnable> tasks = new ArrayDeque<>();
    Executor executor = tasks::add;

    IngestOptions tonight =
        IngestOptions.DEFAULT.cancelledBy(Cancellation.after(Duration.ofHours(6)));
    CompletableFuture<IngestReport> running = ragged.syncAsync(source, tonight, executor);
    running.cancel(true); // ends the ingest, too

    tasks.remove().run();
    assertThat(running).isCancelled();
    assertThat(ragged.count()).isZero();
  }

  @Test
  void ingesting_persona_seesItsOwnAndSharedDocuments() {
    ragged.ingest(Document.of("handbook", "Lunch is at noon."));
    DocumentSpace ana = ragged.persona(PersonaId.of("ana"));
    ana.ingest(Document.of("diary", "Lunch was late again."));

    assertThat(ana.search("lunch").hits()).hasSize(2);
    assertThat(ragged.search("lunch").hits()).hasSize(1);
  }

  @Test
  void ingesting_otherEmbedder_isRefusedUntilReembedded() {
    ragged.ingest(Document.of("handbook", "Lunch is at noon."));
    ragged.close();
    Path store = directory.resolve("store");

    assertThatThrownBy(() -> Ragged.builder().directory(store).build().close())
        .isInstanceOf(EmbedderMismatchException.class);
    try (Ragged reembedded = Ragged.builder().directory(store).reembed()) {
      assertThat(reembedded.search("When do we eat?").hits()).hasSize(1);
    }
  }

  @Test
  void ingesting_store_canBeListedDeletedCheckedAndCopied() throws IOException {
    ingestHandbook();

    try (Stream<StoredDocument> documents = ragged.list(Filter.eq("team", "storage"))) {
      documents.forEach(document -> System.out.println(document.key().id()));
    }
    boolean deleted = ragged.delete("lunch.md");
    Health health = ragged.check();
    ragged.backup(directory.resolve("copy"));

    assertThat(deleted).isTrue();
    assertThat(health.problems()).isEmpty();
    try (Ragged copy =
        Ragged.builder().directory(directory.resolve("copy")).embedder(embedder).build()) {
      assertThat(copy.list().map(document -> document.key().id())).containsExactly("backup.md");
    }
  }

  @Test
  void tuning_store_isMeasuredTunedAndAsBefore() throws IOException {
    ingestHandbook();
    String before = ragged.config().describe();

    Tuner tuner = ragged.tuner();
    Tuning tuning =
        tuner.tune(TuningRequest.of(Workload.INTERACTIVE).within(Duration.ofSeconds(10)));
    System.out.print(tuning.describe());
    Applied applied = tuner.apply(tuning);
    System.out.print(applied.describe());
    tuner.undo();

    assertThat(tuning.chunks()).isPositive();
    assertThat(ragged.config().describe()).isEqualTo(before);
  }

  @Test
  void profiling_process_tellsCollectionsAndSizes() {
    ProfileSession session = ProfileSession.start("import");
    System.gc();
    ProcessFigures process = session.report().process();
    process.heapAfterGc().ifPresent(bytes -> System.out.println(bytes + " bytes of heap are used"));
    process.peakResidentBytes().ifPresent(bytes -> System.out.println(bytes + " at most resident"));
    System.out.println(process.collections() + " collections, longest " + process.longestPause());
    session.close();

    assertThat(process.collections()).isPositive();
    assertThat(process.heapAfterGc()).isPresent();
  }

  @Test
  void profiling_startup_isMeasuredByASessionBeforeIt() throws IOException {
    ingestHandbook();
    ragged.close();
    RaggedBuilder builder =
        Ragged.builder().directory(directory.resolve("store")).embedder(embedder);

    StartupProfile startup;
    OperationProfiler profiler = new OperationProfiler();
    try (ProfileSession session = ProfileSession.start("startup", profiler);
        Ragged opened = builder.profiler(profiler).build()) {
      startup = StartupProfile.of(session.report());
      System.out.println(opened.count() + " documents, open after " + startup.total().max());
      System.out.println(startup.shares());
    }

    assertThat(startup.total().count()).isEqualTo(1);
    assertThat(startup.shares().values().stream().mapToDouble(share -> share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void profiling_listener_countsFailuresByStage() {
    Failures failures = new Failures();
    ragged.profiler().add(failures);

    ragged.search("lunch");
    assertThat(failures.counts).isEmpty();
    ragged.close();
    assertThatThrownBy(() -> ragged.search("lunch")).isInstanceOf(IllegalStateException.class);
    assertThat(failures.counts)
        .hasEntrySatisfying("search", count -> assertThat(count.sum()).isEqualTo(1));
  }

  @Test
  void profiling_memory_isEstimatedAndBudgeted() {
    ByteBuffer vectors;
    MemoryBudget budget =
        MemoryBudget.builder().listener(warning -> System.err.println(warning)).build();
    IndexBytes index = new ExactIndexProvider().estimate(10_000, 384, Similarity.COSINE);
    try (MemoryBudget.Claim claim = budget.claim(index.heap(), "an index of 10,000 vectors")) {
      vectors = ByteBuffer.allocate(Math.toIntExact(claim.bytes()));
    }
    int texts = budget.fitting(IngestLimits.bytesPerText(1_200, 384), 64);

    assertThat((long) vectors.capacity()).isEqualTo(index.heap());
    assertThat(index.heap()).isBetween(15_360_000L, 16_000_000L);
    assertThat(texts).isEqualTo(64);
  }

  @Test
  void extending_reader_readsItsFormat() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("mail"));
    Files.writeString(folder.resolve("1.eml"), "Subject: Tides\n\nThe moon pulls the sea.\n");
    ragged.close();

    try (Ragged withMail =
        Ragged.builder().inMemory().embedder(embedder).reader(new MailReader()).build()) {
      withMail.sync(DocumentSource.folder(folder));
      assertThat(withMail.get("1.eml")).map(Document::title).contains("Tides");
      assertThat(withMail.search("moon").hits()).hasSize(1);
    }
  }

  @Test
  void extending_chunker_cutsByItsOwnRule() {
    try (Ragged lines =
        Ragged.builder().inMemory().embedder(embedder).chunker(new LineChunker()).build()) {
      lines.ingest(
          Document.builder("today.log").title("Log").text("disk full\n\n  disk mended\n").build());
      assertThat(lines.statistics().corpus().chunks()).isEqualTo(2);
      Hit hit = lines.search("mended").hits().get(0);
      assertThat(hit.text()).isEqualTo("disk mended");
      assertThat(hit.context()).isEqualTo("Log");
    }
  }

  /** Counts failures by stage. */
  static final class Failures implements ProfileListener {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void ended(Span span, @Nullable Object context) {
      if (span.failure().isPresent()) {
        counts.computeIfAbsent(span.name(), name -> new LongAdder()).increment();
      }
    }
  }

  static final class MailReader implements DocumentReader {
    @Override
    public boolean accepts(RawFile file) {
      return file.extension().equals("eml");
    }

    @Override
    public ParsedDocument read(RawFile file) throws UnreadableDocumentException {
      String mail = new String(file.bytes(), StandardCharsets.UTF_8);
      int end = mail.indexOf("\n\n");
      if (!mail.startsWith("Subject: ") || end < 0) {
        throw new UnreadableDocumentException("a mail begins with its subject");
      }
      String subject = mail.substring("Subject: ".length(), mail.indexOf('\n'));
      return new ParsedDocument(subject, mail.substring(end), Document.PLAIN, Metadata.empty());
    }
  }

  static final class LineChunker implements Chunker {
    private static final Pattern LINE = Pattern.compile("\\S.*");

    @Override
    public List<Chunk> chunk(Document document) {
      List<Chunk> chunks = new ArrayList<>();
      Matcher lines = LINE.matcher(document.text());
      while (lines.find()) {
        chunks.add(
            new Chunk(
                chunks.size(), // position
                lines.group(),
                document.title(), // context: embedded with the line, not part of it
                lines.start(),
                lines.end(),
                Metadata.empty()));
      }
      return chunks;
    }

    @Override
    public String fingerprint() {
      return "lines-1";
    }
  }
}
