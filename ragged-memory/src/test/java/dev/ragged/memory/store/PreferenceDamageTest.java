package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of preferences that are no longer what was written, or not where it was written. */
class PreferenceDamageTest {
  private static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);
  private static final Owner BEN = new Owner(2, PlainCipher.INSTANCE);
  private static final String KEY = "ui.theme";

  private interface Reading<T> {
    T run(PreparedStatements statements) throws SQLException;
  }

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);

  @BeforeEach
  void set() {
    put(ANA, "of ana");
    put(Owner.EVERYONE, "of all");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void put(Owner owner, String value) {
    var unused =
        database.write(
            "setting",
            connection -> {
              try (PreparedStatements statements = new PreparedStatements(connection)) {
                PreferenceTable.put(statements, owner, KEY, value, Instant.EPOCH);
                return true;
              }
            });
  }

  private <T> T read(Reading<T> reading) {
    return database.read(
        "reading",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return reading.run(statements);
          }
        });
  }

  private void run(String sql) {
    assertThat(database.<Integer>write("damaging", connection -> Sql.update(connection, sql)))
        .isPositive();
  }

  private List<String> findings() {
    return database.read("checking", new RowCheck(PreferenceTable.NAME, columns())::run);
  }

  private static String columns() {
    return RowCheck.ALL.stream()
        .filter(check -> check.table().equals(PreferenceTable.NAME))
        .findFirst()
        .orElseThrow()
        .columns();
  }

  private void assertRefused(Owner owner) {
    for (Reading<?> reading :
        List.<Reading<?>>of(
            statements -> PreferenceTable.find(statements, owner, KEY),
            statements -> PreferenceTable.all(statements, owner),
            statements ->
                new PreferenceMerge(statements, owner).fates(List.of(imported()), true))) {
      assertThatThrownBy(() -> read(reading))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("row " + owner.persona() + " with crc=")
          .hasMessageContaining("of the memory's table preference is damaged")
          .hasMessageNotContaining(KEY);
    }
  }

  private static Preference imported() {
    return new Preference(KEY, "imported", Instant.EPOCH, Preference.Origin.PERSONA);
  }

  @ParameterizedTest
  @CsvSource({
    "content, x'006162', 1",
    "content, x'006162', 0",
    "updated_at, 4, 1",
    "updated_at, 4, 0",
    "crc, 4, 1"
  })
  void everyRead_columnDamaged_isRefusedWithoutContent(String column, String value, long persona) {
    run("UPDATE preference SET " + column + " = " + value + " WHERE persona = " + persona);

    assertRefused(persona == 1 ? ANA : Owner.EVERYONE);
    assertThat(findings()).contains("a row of table preference is damaged: persona=" + persona);
  }

  @Test
  void all_keyDamaged_isRefused() {
    run("UPDATE preference SET key = x'7569' WHERE persona = 1");

    assertThatThrownBy(() -> read(statements -> PreferenceTable.all(statements, ANA)))
        .isInstanceOf(StoreCorruptedException.class);
  }

  @Test
  void read_rowMovedToAnotherOwner_isNotTakenForItsOwn() {
    run("UPDATE preference SET persona = 2 WHERE persona = 1");
    assertRefused(BEN);
    run("DELETE FROM preference WHERE persona = 0");
    run("UPDATE preference SET persona = 0 WHERE persona = 2");
    assertRefused(Owner.EVERYONE);
    put(Owner.EVERYONE, "of all");
    run("UPDATE preference SET persona = 1 WHERE persona = 0");
    assertRefused(ANA);
  }

  @Test
  void put_overDamagedRow_mendsIt() {
    run("UPDATE preference SET updated_at = 4 WHERE persona = 1");

    put(ANA, "again");

    Optional<Preference> mended = read(statements -> PreferenceTable.find(statements, ANA, KEY));
    assertThat(mended).map(Preference::value).contains("again");
  }

  @Test
  void check_rowsOfAll_areSomebodysAndRowsOfNobodyAreNot() {
    put(BEN, "of ben");

    assertThat(findings())
        .containsExactly("table preference has 2 rows of a persona that is not there");
    run("DELETE FROM preference WHERE persona > 0");
    assertThat(findings()).isEmpty();
  }
}
