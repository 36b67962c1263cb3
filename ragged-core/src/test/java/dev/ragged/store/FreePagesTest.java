package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.sqlite.ConnectionSettings;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.FreePages;
import dev.ragged.sqlite.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreePagesTest {
  private static final int VECTORS = 3_000;
  private static final int VECTOR_BYTES = 4 * 384;

  @TempDir Path temp;

  @Test
  void checkpoint_vectorsThatWaited_leaveNoRoomBehind() throws Exception {
    Path store = temp.resolve("store");
    FaultyEmbedder model = new FaultyEmbedder("model", 384);
    try (Ragged ragged = SampleStore.open(store, model)) {
      ragged.ingest(
          IntStream.range(0, VECTORS)
              .mapToObj(i -> Document.builder("doc" + i).text("text " + i).build())
              .toArray(Document[]::new));
      assertThat(ragged.statistics().corpus().waitingVectors()).isEqualTo(VECTORS);
    }
    Path database = store.resolve("ragged.db");
    long size = Files.size(database);
    try (Connection connection =
        ConnectionSettings.file(database, Durability.FULL, true).getConnection()) {
      assertThat(Sql.number(connection, "SELECT count(*) FROM waiting_vector")).isZero();
      assertThat(Sql.number(connection, "PRAGMA freelist_count")).isLessThanOrEqualTo(256);
      assertThat(size).isEqualTo(4096 * Sql.number(connection, "PRAGMA page_count"));
    }
    assertThat(size).isLessThan((long) VECTORS * VECTOR_BYTES);
    try (Ragged ragged = SampleStore.open(store, model)) {
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(ragged.count()).isEqualTo(VECTORS);
      assertThat(ragged.search("text 77").hits()).isNotEmpty();
    }
  }

  @Test
  void release_storeThatCannot_isLeftAlone() throws SQLException {
    Path file = temp.resolve("older.db");
    try (Connection writer =
        ConnectionSettings.file(file, Durability.FULL, false).getConnection()) {
      fillAndDelete(writer);
      long free = Sql.number(writer, "PRAGMA freelist_count");
      FreePages.release(writer);
      assertThat(Sql.number(writer, "PRAGMA freelist_count")).isEqualTo(free).isGreaterThan(1000);
    }
  }

  @Test
  void release_manyPages_givesBackAllButAReserve() throws SQLException {
    Path file = temp.resolve("newer.db");
    try (Connection writer =
        ConnectionSettings.file(file, Durability.FULL, false).getConnection()) {
      FreePages.prepare(writer);
      fillAndDelete(writer);
      FreePages.release(writer);
      assertThat(Sql.number(writer, "PRAGMA freelist_count")).isEqualTo(256);
      assertThat(Sql.number(writer, "PRAGMA page_count")).isLessThan(300);
      FreePages.release(writer);
      assertThat(Sql.number(writer, "PRAGMA freelist_count")).isEqualTo(256);
    }
  }

  private static void fillAndDelete(Connection writer) throws SQLException {
    Sql.run(writer, "CREATE TABLE filling (bytes BLOB)");
    Sql.transaction(
        writer,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            Sql.update(writer, "INSERT INTO filling VALUES (zeroblob(4000))");
          }
        });
    Sql.run(writer, "DELETE FROM filling");
  }
}
