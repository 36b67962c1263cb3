package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.error.RaggedException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import dev.ragged.memory.PersonalMemory;
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
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage to the memory's database is noticed: whatever a damaged memory answers is right, or it
 * says that it is damaged, at the latest when it is checked.
 *
 * <p>System properties: {@code ragged.test.flips} for each table and index (default {@value
 * #DEFAULT_FLIPS}; 100 and more for a long run), {@code ragged.test.seed} (printed).
 */
class DatabaseDamageTest {
  private static final int DEFAULT_FLIPS = 10;

  @TempDir Path temp;

  private Path store = Path.of("");
  private byte[] whole = new byte[0];
  private Map<String, Object> answers = Map.of();
  private final Map<String, List<Integer>> pages = new TreeMap<>();
  private int pageSize;

  @BeforeEach
  void fill() throws Exception {
    store = temp.resolve("store");
    MemorySample.fill(store);
    try (Ragged ragged = MemorySample.open(store)) {
      answers = MemorySample.answers(ragged);
      assertThat(ragged.check().problems()).isEmpty();
    }
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(store), Durability.FULL)) {
      database.read("looking where the rows are", this::findPages);
    }
    assertThat(store.resolve("memory.db-wal")).doesNotExist();
    whole = Files.readAllBytes(database());
  }

  private boolean findPages(Connection connection) throws java.sql.SQLException {
    pageSize = (int) Sql.number(connection, "PRAGMA page_size");
    Sql.list(
        connection,
        "SELECT name, pageno FROM dbstat",
        row ->
            pages.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getInt(2)));
    return true;
  }

  private Path database() {
    return store.resolve("memory.db");
  }

  private void restoreWith(byte[] database) throws IOException {
    for (String rest : List.of("memory.db-wal", "memory.db-shm")) {
      Files.deleteIfExists(store.resolve(rest));
    }
    Files.write(database(), database);
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
    try (Ragged ragged = MemorySample.open(store)) {
      for (var question : MemorySample.questions(ragged).entrySet()) {
        try {
          if (!question.getValue().get().equals(answers.get(question.getKey()))) {
            wrong.add(question.getKey());
          }
        } catch (RaggedException e) {
          refused = true;
        }
      }
      reported = !PersonalMemory.of(ragged).check().isEmpty();
    } catch (RaggedException e) {
      refused = true;
    }
    return new Verdict(refused, wrong, reported);
  }

  @Test
  void sample_everyTable_hasRows() {
    assertThat(pages.keySet())
        .containsAll(RowCheck.ALL.stream().map(RowCheck::table).toList())
        .contains("interaction_time", "sqlite_schema");
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(store), Durability.FULL)) {
      for (RowCheck table : RowCheck.ALL) {
        long rows =
            database.read(
                "counting",
                connection -> Sql.number(connection, "SELECT count(*) FROM " + table.table()));
        assertThat(rows).as("rows of %s", table.table()).isPositive();
      }
    }
  }

  @Test
  void answers_withOneBitFlippedAnywhere_areRightOrDamageIsReported() throws IOException {
    int flips = Integer.getInteger("ragged.test.flips", DEFAULT_FLIPS);
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("-Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    int[] counts = new int[4];
    for (Map.Entry<String, List<Integer>> tree : pages.entrySet()) {
      for (int flip = 0; flip < flips; flip++) {
        byte[] damaged = whole.clone();
        int position = position(tree.getValue(), random);
        int bit = 1 << random.nextInt(8);
        damaged[position] = (byte) (damaged[position] ^ bit);
        restoreWith(damaged);
        Verdict verdict;
        String where = tree.getKey() + ", byte " + position + ", bit " + bit + ", seed " + seed;
        try {
          verdict = ask();
        } catch (RuntimeException | Error e) {
          throw new AssertionError(where, e);
        }
        assertThat(verdict.isSilent()).as("%s: wrong %s", where, verdict.wrong).isFalse();
        counts[0]++;
        counts[verdict.refused ? 1 : verdict.reported ? 2 : 3]++;
      }
    }
    System.out.printf(
        "%d flips: refused %d, reported %d, harmless %d%n",
        counts[0], counts[1], counts[2], counts[3]);
    assertThat(counts[0]).isGreaterThanOrEqualTo(300);
    assertThat(counts[1]).isPositive();
    assertThat(counts[2]).isPositive();
  }

  /** Returns a random place in these pages, more often than not one that is in use. */
  private int position(List<Integer> numbers, Random random) {
    int page = numbers.get(random.nextInt(numbers.size()));
    int position = (page - 1) * pageSize + random.nextInt(pageSize);
    for (int i = 0; i < 20 && whole[position] == 0; i++) {
      position = (page - 1) * pageSize + random.nextInt(pageSize);
    }
    return position;
  }

  @Test
  void answers_ofTruncatedDatabase_areRightOrDamageIsReported() throws IOException {
    Random random = new Random(1);
    for (int i = 1; i < 40; i++) {
      int length = i < 10 ? whole.length * i / 10 : 1 + random.nextInt(whole.length - 1);
      restoreWith(Arrays.copyOf(whole, length));
      Verdict verdict = ask();
      assertThat(verdict.refused || verdict.reported).as("length %s", length).isTrue();
    }
  }

  @Test
  void open_foreignFile_isRefusedAndLeftAlone() throws IOException {
    byte[] foreign =
        "this is no database, whatever its name. ".repeat(99).getBytes(StandardCharsets.UTF_8);
    restoreWith(foreign);
    assertThatThrownBy(() -> MemorySample.open(store))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("memory.db at offset 0");
    assertThat(Files.readAllBytes(database())).isEqualTo(foreign);
  }

  @Test
  void open_databaseOfAnotherProgram_isRefusedAndLeftAlone() throws Exception {
    Path foreign = temp.resolve("foreign.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + foreign)) {
      Sql.run(connection, "CREATE TABLE precious (x)");
    }
    for (Path other : List.of(foreign, store.resolve("ragged.db"))) {
      byte[] bytes = Files.readAllBytes(other);
      restoreWith(bytes);
      assertThatThrownBy(() -> MemorySample.open(store))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("not a Ragged store")
          .hasMessageContaining("application_id");
      assertThat(Files.readAllBytes(database())).isEqualTo(bytes);
      assertThat(store.resolve("memory.db-wal")).doesNotExist();
    }
  }

  @Test
  void open_newerSchema_isRefusedAndNothingIsWritten() throws IOException {
    byte[] newer = whole.clone();
    ByteBuffer.wrap(newer).putInt(60, MemorySchema.TABLES.newest() + 1);
    restoreWith(newer);
    assertThatThrownBy(() -> MemorySample.open(store))
        .isInstanceOf(StoreTooNewException.class)
        .hasMessageContaining("schema version " + (MemorySchema.TABLES.newest() + 1));
    assertThat(Files.readAllBytes(database())).isEqualTo(newer);
    assertThat(store.resolve("memory.db-wal")).doesNotExist();
  }

  @Test
  void open_afterRefusal_leavesTheStoreUnlocked() throws IOException {
    restoreWith(Arrays.copyOf(whole, 50));
    assertThatThrownBy(() -> MemorySample.open(store)).isInstanceOf(RaggedException.class);
    restoreWith(whole);
    try (Ragged ragged = MemorySample.open(store)) {
      assertThat(MemorySample.answers(ragged)).isEqualTo(answers);
    }
  }

  @Test
  void open_databaseMissingOrEmpty_beginsANewMemoryAndKeepsDocuments() throws IOException {
    for (boolean empty : new boolean[] {false, true}) {
      Files.delete(database());
      if (empty) {
        Files.createFile(database());
      }
      try (Ragged ragged = MemorySample.open(store)) {
        assertThat(ragged.count()).isEqualTo(4);
        assertThat(PersonalMemory.of(ragged).personas().list()).hasSize(1);
        assertThat(ragged.check().problems()).isEmpty();
      }
    }
  }

  @Test
  void open_emptyDatabaseBesideItsLog_isRefused() throws IOException {
    restoreWith(new byte[0]);
    Files.write(store.resolve("memory.db-wal"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> MemorySample.open(store))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("size=0")
        .hasMessageContaining("restore a backup");
  }
}
