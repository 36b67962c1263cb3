package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Chunk;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.CheckedEmbedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.sqlite.Databases;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.StoreConnections;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoredTextVectorsTest {
  private static final int CHUNKS = 37;

  @TempDir Path temp;

  private final FaultyEmbedder model = new FaultyEmbedder("model", 16);
  private final ExecutorService helpers = Executors.newFixedThreadPool(2);

  @SuppressWarnings("NullAway.Init") // set before each test
  private StoreConnections connections;

  @SuppressWarnings("NullAway.Init") // set before each test
  private StoredTextVectors source;

  @BeforeEach
  void open() throws Exception {
    connections =
        Databases.open(Optional.of(temp.resolve("x.db")), "x", Schema.TABLES, Durability.FULL);
    try (StoreConnections.Lease lease = connections.writer()) {
      var writer = lease.connection();
      Sql.transaction(writer, () -> Schema.TABLES.migrate(writer));
      Sql.update(
          writer,
          "INSERT INTO document VALUES (1, '', 'doc', 's', 't', 'text/plain', '{}', 'h', 'p', ?, ?, 0)",
          (long) CHUNKS,
          Instant.EPOCH.toEpochMilli());
      for (int i = 0; i < CHUNKS; i++) {
        Chunk chunk = new Chunk(i, "text number " + i, "", 0, 10, Metadata.empty());
        Sql.update(writer, ChunkTable.INSERT, ChunkTable.row(i, 1, chunk, Metadata.empty()));
      }
    }
    source = source(helpers);
  }

  @AfterEach
  void close() throws InterruptedException {
    connections.close();
    helpers.shutdownNow();
    assertThat(helpers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private StoredTextVectors source(Executor executor) {
    return new StoredTextVectors(connections, CheckedEmbedder.of(model), executor, "here");
  }

  private static int[] all() {
    return IntStream.range(0, CHUNKS).map(i -> (i * 5) % CHUNKS).toArray();
  }

  @Test
  void vectors_onSeveralThreads_areThoseOfASerialRunInTheirOrder() {
    StoredTextVectors serial =
        source(
            task -> {
              throw new RejectedExecutionException("closed");
            });
    float[][] expected = serial.vectors(all());
    assertThat(expected).hasNumberOfRows(CHUNKS);
    for (int run = 0; run < 50; run++) {
      assertThat(source.vectors(all())).isDeepEqualTo(expected);
    }
    assertThat(source.vectors(new int[] {5})).isDeepEqualTo(serial.vectors(new int[] {5}));
    assertThat(source.vectors(new int[0])).isEmpty();
  }

  @Test
  void listed_rowThatCannotBeFound_isDamageOfTheStore() {
    assertThat(StoredTextVectors.listed(source, all())).isDeepEqualTo(source.vectors(all()));
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> StoredTextVectors.listed(source, new int[] {3, CHUNKS}))
        .withMessageContaining("table chunk is damaged")
        .withMessageContaining("ordinal=" + CHUNKS)
        .withMessageContaining("restore a backup");
  }

  @Test
  void vectors_twoTexts_embedsOnTwoThreads() {
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    model.fault(
        (call, texts, vectors) -> {
          if (threads.add(Thread.currentThread())) {
            both.countDown();
            await(both);
          }
          return vectors;
        });
    source.vectors(new int[] {3, 9});
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
  }

  @Test
  void vectors_helpersThatNeverStart_areNotWaitedFor() {
    assertThat(source(task -> {}).vectors(all())).isDeepEqualTo(source.vectors(all()));
  }

  @Test
  void vectors_embedderFailsInAnyCall_isEmbeddingExceptionAndEndsEveryThread() {
    for (int failing = 1; failing <= 10; failing++) {
      int at = failing;
      model.fault(
          (call, texts, vectors) -> {
            if (call == at) {
              throw new IllegalStateException("broken at " + call);
            }
            return vectors;
          });
      assertThatExceptionOfType(EmbeddingException.class)
          .isThrownBy(() -> source.vectors(all()))
          .withMessageContaining("broken at " + at);
    }
    model.fault((call, texts, vectors) -> vectors.subList(1, vectors.size()));
    assertThatExceptionOfType(EmbeddingException.class).isThrownBy(() -> source.vectors(all()));
    model.fault((call, texts, vectors) -> vectors);
    assertThat(source.vectors(all())).hasNumberOfRows(CHUNKS);
  }

  @Test
  void vectors_error_isThrownAsItIs() {
    model.fault(
        (call, texts, vectors) -> {
          throw new StackOverflowError("deep");
        });
    assertThatThrownBy(() -> source.vectors(all())).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void vectors_interruptedThread_keepsItsFlagAndAnswers() {
    Thread.currentThread().interrupt();
    float[][] vectors = source.vectors(all());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(vectors).isDeepEqualTo(source.vectors(all()));
  }

  @Test
  void vectors_unknownOrdinal_isRefusedBeforeTheModelIsCalled() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.vectors(new int[] {1, 999}))
        .withMessageContaining("ordinal=999");
    assertThat(model.documents()).isZero();
  }

  @Test
  void vectors_textChangedUnderneath_isCorruptedAndGivesNoVector() throws SQLException {
    try (StoreConnections.Lease lease = connections.writer()) {
      Sql.update(lease.connection(), "UPDATE chunk SET text = 'another text' WHERE ordinal = 7");
    }
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> source.vectors(all()))
        .withMessageContaining("row 7");
    assertThat(model.documents()).isZero();
    assertThat(source.vectors(new int[] {6})).hasNumberOfRows(1);
  }

  @Test
  void begin_readsAtOnceAndEmbedsLater() throws Exception {
    var rest = source.begin(new int[] {3, 4});
    delete(3);
    assertThat(model.documents()).isZero();
    float[][] vectors = helpers.submit(rest::get).get();
    assertThat(vectors)
        .isDeepEqualTo(
            model
                .embed(List.of("text number 3", "text number 4"), EmbeddingRole.DOCUMENT)
                .toArray(float[][]::new));
  }

  @Test
  void within_chunkDeletedMeanwhile_isReadAsTheReaderSeesIt() throws SQLException {
    float[][] before = source.vectors(new int[] {3});
    try (StoreConnections.Lease reader = connections.reader()) {
      Sql.number(reader.connection(), "SELECT count(*) FROM chunk");
      delete(3);
      float[][] within = source.within(reader.connection(), () -> source.vectors(new int[] {3}));
      assertThat(within).isDeepEqualTo(before);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> source.vectors(new int[] {3}));
  }

  @Test
  void within_allConnectionsInUse_needsNoFurtherOne() throws Exception {
    int many = 2 * Runtime.getRuntime().availableProcessors() + 2;
    CountDownLatch all = new CountDownLatch(many);
    ExecutorService readers = Executors.newFixedThreadPool(many);
    try {
      var answers =
          IntStream.range(0, many)
              .mapToObj(
                  i ->
                      readers.submit(
                          () -> {
                            try (StoreConnections.Lease reader = connections.reader()) {
                              all.countDown();
                              await(all);
                              return source.within(
                                  reader.connection(), () -> source.vectors(all()));
                            }
                          }))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get(20, TimeUnit.SECONDS)).hasNumberOfRows(CHUNKS);
      }
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void fingerprint_ofTheModel_saysTheDimension() {
    EmbedderFingerprint fingerprint = model.fingerprint();
    assertThat(source.vectors(all())[0]).hasSize(fingerprint.dimension());
  }

  private void delete(int ordinal) throws SQLException {
    try (StoreConnections.Lease lease = connections.writer()) {
      Sql.update(lease.connection(), "DELETE FROM chunk WHERE ordinal = ?", (long) ordinal);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
