package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.bench.leann.StoreBytes;
import dev.ragged.embedding.Embedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A store on disk with all documents of a corpus: filled, closed, weighed, and opened again. Nobody
 * changes it; who wants to takes a copy. It keeps no results and has no memory. Thread-safe.
 */
final class StoreFixture implements AutoCloseable {
  static final int K = 10;

  private static final String COPY = "store";

  private final SuitePlan plan;
  private final Subject subject;
  private final TestCorpus corpus;
  private final Embedder embedder;
  private final TemporaryFolder folder;
  private final Filling filling;
  private final StoreBytes bytes;
  private final ChildFigures process;
  private final Ragged ragged;
  private final boolean repeatable;

  private StoreFixture(
      SuitePlan plan,
      Subject subject,
      TestCorpus corpus,
      Embedder embedder,
      TemporaryFolder folder,
      Filling filling,
      StoreBytes bytes)
      throws IOException {
    this.plan = plan;
    this.subject = subject;
    this.corpus = corpus;
    this.embedder = embedder;
    this.folder = folder;
    this.filling = filling;
    this.bytes = bytes;
    this.process = new ChildFigures(plan, subject, corpus.documents().size(), temporary("process"));
    this.ragged = open(builder(), folder.path());
    this.repeatable = subject != Subject.HNSW || comparesAll();
  }

  /** Makes one in a folder of its own below {@code root}. */
  static StoreFixture build(
      SuitePlan plan, Subject subject, TestCorpus corpus, Embedder embedder, Path root)
      throws IOException {
    Embedder used = corpus.embedder().orElse(embedder);
    TemporaryFolder folder = TemporaryFolder.below(root, "store");
    try {
      Filling filling = Filling.fill(plan, subject, corpus, used, folder.path());
      StoreBytes bytes = StoreBytes.of(folder.path());
      return new StoreFixture(plan, subject, corpus, used, folder, filling, bytes);
    } catch (SQLException e) {
      throw new IOException("the store cannot be read: directory=" + folder.path(), e);
    }
  }

  /** Fills another store with the same documents, which is gone afterwards. */
  Filling fillAnother() throws IOException {
    try (TemporaryFolder other = temporary("filled")) {
      return Filling.fill(plan, subject, corpus, embedder, other.path());
    }
  }

  TemporaryFolder temporary(String prefix) throws IOException {
    return TemporaryFolder.below(
        Files.createDirectories(folder.path().resolveSibling("tmp")), prefix);
  }

  private RaggedBuilder builder() {
    return builder(plan, subject, embedder);
  }

  static RaggedBuilder builder(SuitePlan plan, Subject subject, Embedder embedder) {
    return Uncached.builder()
        .backend(subject.provider())
        .embedder(embedder)
        .seed(plan.seed())
        .clock(clock());
  }

  /** Returns a clock that goes on from {@link TestCorpus#NOW}. */
  static Clock clock() {
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), TestCorpus.NOW));
  }

  private static Ragged open(RaggedBuilder builder, Path directory) {
    Ragged opened = builder.directory(directory).build();
    opened.warmUp();
    Filling.awaitIndex(opened);
    return opened;
  }

  /** Returns a copy of the store with a memory, in {@code directory}, for the caller to close. */
  Ragged copyWithMemory(Path directory) {
    ragged.backup(directory.resolve(COPY));
    return openCopy(directory);
  }

  /** Opens the copy with a memory in {@code directory} again. */
  Ragged openCopy(Path directory) {
    return open(builder().memory(MemoryOptions.DEFAULT), directory.resolve(COPY));
  }

  /**
   * Returns whether another store with the same documents answers in the same way. Threads build
   * the graph of HNSW together, so each is another one; as long as it is small, there is none.
   */
  boolean repeatable() {
    return repeatable;
  }

  private boolean comparesAll() {
    SearchRequest request = requests(SearchMode.VECTOR).get(0);
    return ragged.search(request).costs().distances() >= filling.chunks();
  }

  Subject subject() {
    return subject;
  }

  TestCorpus corpus() {
    return corpus;
  }

  Ragged ragged() {
    return ragged;
  }

  /** Returns how it was filled. */
  Filling filling() {
    return filling;
  }

  /** Returns its size on disk, closed. */
  StoreBytes bytes() {
    return bytes;
  }

  /** Returns figures of processes that do the same with a store of their own. */
  ChildFigures process() {
    return process;
  }

  /** Returns all questions, for the best {@value #K}. */
  List<SearchRequest> requests(SearchMode mode) {
    return corpus.questions().stream()
        .map(question -> SearchRequest.builder(question.text()).mode(mode).k(K).build())
        .toList();
  }

  List<SearchRequest> requests() {
    return requests(SearchMode.HYBRID);
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      ragged.close();
    }
  }
}
