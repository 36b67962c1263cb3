package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.error.RaggedException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import dev.ragged.sqlite.ConnectionSettings;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage to the database is noticed: whatever a damaged store answers is right, or it says that it
 * is damaged, at the latest when it is checked.
 *
 * <p>System properties: {@code ragged.test.flips} (default {@value #DEFAULT_FLIPS}; 2,000 and more
 * for a long run), {@code ragged.test.seed} (printed).
 */
class DatabaseDamageTest {
  private static final int DEFAULT_FLIPS = 400;

  @TempDir Path temp;

  private final FaultyEmbedder embedder = new FaultyEmbedder("test", SampleStore.DIMENSION);
  private Path store = Path.of("");
  private Map<String, byte[]> files = Map.of();
  private Map<String, Object> answers = Map.of();

  @BeforeEach
  void fill() throws IOException {
    store = temp.resolve("store");
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      SampleStore.fill(ragged, temp.resolve("scratch"));
      answers = SampleStore.answers(ragged);
      assertThat(ragged.check().problems()).isEmpty();
    }
    files = SampleStore.files(store);
    assertThat(files.keySet()).contains("ragged.db").anyMatch(name -> name.startsWith("index/"));
  }

  private byte[] database() {
    return files.getOrDefault("ragged.db", new byte[0]).clone();
  }

  private void restoreWith(byte[] database) throws IOException {
    Map<String, byte[]> damaged = new TreeMap<>(files);
    damaged.put("ragged.db", database);
    SampleStore.restore(store, damaged);
  }

  private record Verdict(boolean refused, List<String> wrong, boolean reported) {
    boolean isSilent() {
      return !wrong.isEmpty() && !refused && !reported;
    }
  }

  /** Opens the store and asks everything; any other failure than Ragged's own comes through. */
  private Verdict ask() {
    List<String> wrong = new ArrayList<>();
    boolean refused = false;
    boolean reported = false;
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      for (var question : SampleStore.questions(ragged).entrySet()) {
        try {
          if (!question.getValue().get().equals(answers.get(question.getKey()))) {
            wrong.add(question.getKey());
          }
        } catch (RaggedException e) {
          refused = true;
        }
      }
      reported = !ragged.check().isHealthy();
    } catch (RaggedException e) {
      refused = true;
    }
    return new Verdict(refused, wrong, reported);
  }

  @Test
  void answers_withOneBitFlipped_areRightOrDamageIsReported() throws IOException {
    int flips = Integer.getInteger("ragged.test.flips", DEFAULT_FLIPS);
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("-Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    int refused = 0;
    int reported = 0;
    int harmless = 0;
    for (int flip = 0; flip < flips; flip++) {
      byte[] database = database();
      int position = position(database, random);
      int bit = 1 << random.nextInt(8);
      database[position] = (byte) (database[position] ^ bit);
      restoreWith(database);
      Verdict verdict;
      try {
        verdict = ask();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("byte " + position + ", bit " + bit + ", seed " + seed, e);
      }
      assertThat(verdict.isSilent())
          .as("byte %s, bit %s, seed %s: wrong %s", position, bit, seed, verdict.wrong)
          .isFalse();
      refused += verdict.refused ? 1 : 0;
      reported += !verdict.refused && verdict.reported ? 1 : 0;
      harmless += !verdict.refused && !verdict.reported ? 1 : 0;
    }
    System.out.println(
        flips + " flips: refused " + refused + ", reported " + reported + ", harmless " + harmless);
    assertThat(refused).isPositive();
  }

  /** Returns a random place, more often than not one that is in use. */
  private static int position(byte[] database, Random random) {
    int position = random.nextInt(database.length);
    for (int i = 0; i < 3 && database[position] == 0; i++) {
      position = random.nextInt(database.length);
    }
    return position;
  }

  @Test
  void answers_ofTruncatedDatabase_areRightOrDamageIsReported() throws IOException {
    byte[] whole = database();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      int length = i < 20 ? whole.length * i / 20 : random.nextInt(whole.length);
      restoreWith(Arrays.copyOf(whole, length));
      Verdict verdict = ask();
      assertThat(verdict.refused || verdict.reported).as("length %s", length).isTrue();
    }
  }

  @Test
  void open_emptyDatabaseBesideIndex_isRefused() throws IOException {
    restoreWith(new byte[0]);
    assertThatThrownBy(() -> SampleStore.open(store, embedder))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("size=0")
        .hasMessageContaining("restore a backup");
    assertThat(SampleStore.files(store).get("ragged.db")).isEmpty();
  }

  @Test
  void open_foreignFile_isRefusedAndLeftAlone() throws IOException {
    for (String text : List.of("x", "this is no database, whatever its name says. ".repeat(100))) {
      restoreWith(text.getBytes(StandardCharsets.UTF_8));
      Map<String, byte[]> before = SampleStore.files(store);
      assertThatThrownBy(() -> SampleStore.open(store, embedder))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("ragged.db at offset 0");
      assertThat(SampleStore.files(store)).containsExactlyInAnyOrderEntriesOf(before);
    }
  }

  @Test
  void open_databaseOfAnotherProgram_isRefusedAndLeftAlone() throws Exception {
    Path foreign = temp.resolve("foreign.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign)) {
      Sql.run(connection, "CREATE TABLE precious (x)");
    }
    restoreWith(Files.readAllBytes(foreign));
    Map<String, byte[]> before = SampleStore.files(store);
    assertThatThrownBy(() -> SampleStore.open(store, embedder))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("not a Ragged store")
        .hasMessageContaining("choose another directory");
    assertThat(SampleStore.files(store)).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void open_newerSchema_isRefusedAndNothingIsWritten() throws IOException {
    byte[] newer = database();
    ByteBuffer.wrap(newer).putInt(60, Schema.TABLES.newest() + 1);
    restoreWith(newer);
    Map<String, byte[]> before = SampleStore.files(store);
    assertThatThrownBy(() -> SampleStore.open(store, embedder))
        .isInstanceOf(StoreTooNewException.class)
        .hasMessageContaining("schema version " + (Schema.TABLES.newest() + 1))
        .hasMessageContaining("open it with the newer Ragged");
    assertThat(SampleStore.files(store)).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void check_fullTextOfAnotherText_isReported() throws Exception {
    try (Connection connection =
        ConnectionSettings.file(store.resolve("ragged.db"), Durability.FULL, false)
            .getConnection()) {
      long ordinal = Sql.number(connection, "SELECT max(ordinal) FROM chunk");
      Sql.update(connection, "DELETE FROM full_text WHERE rowid = ?", ordinal);
      Sql.update(
          connection, "INSERT INTO full_text (rowid, content) VALUES (?, 'other words')", ordinal);
    }
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(ragged.check().problems())
          .containsExactly("the full-text index is not that of the chunks' texts");
    }
  }

  @Test
  void open_damagedWaitingVectors_areEmbeddedAgain() throws Exception {
    try (Connection connection =
        ConnectionSettings.file(store.resolve("ragged.db"), Durability.FULL, false)
            .getConnection()) {
      Sql.run(connection, "UPDATE waiting_vector SET vector = zeroblob(64) WHERE ordinal % 2 = 0");
      Sql.run(connection, "UPDATE waiting_vector SET vector = x'00' WHERE ordinal % 2 = 1");
    }
    int embedded = embedder.documents();
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(embedder.documents()).isGreaterThan(embedded);
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }
}
