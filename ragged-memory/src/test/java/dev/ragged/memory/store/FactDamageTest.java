package dev.ragged.memory.store;

import static dev.ragged.memory.store.FactDatabase.ANA;
import static dev.ragged.memory.store.FactDatabase.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of facts and predicates of which one column is no longer what was written. */
class FactDamageTest {
  private static final Fact OSLO = Fact.builder("lives in", "Oslo").build();

  private final FactDatabase facts = new FactDatabase();
  private FactId id;

  @BeforeEach
  void state() {
    facts.state(ANA, Fact.builder("likes", "rain").build());
    id = facts.state(ANA, OSLO);
    facts.state(BEN, OSLO);
    facts.database.write(
        "declaring",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return PredicateTable.put(statements, ANA, "lives in", Cardinality.SINGLE);
          }
        });
  }

  @AfterEach
  void close() {
    facts.close();
  }

  private void run(String sql, Object... parameters) {
    facts.database.write("damaging", connection -> Sql.update(connection, sql, parameters));
  }

  /** Flips one bit of a value in the second row, whatever its type. */
  private void flip(String table, String column, String where) {
    Object value =
        facts.database.read(
            "looking",
            connection ->
                Sql.first(
                        connection,
                        "SELECT " + column + " FROM " + table + where,
                        row -> row.getObject(1))
                    .orElseThrow());
    run("UPDATE " + table + " SET " + column + " = ?" + where, flipped(value));
  }

  private static Object flipped(Object value) {
    if (value instanceof byte[] bytes) {
      bytes[bytes.length - 1] ^= 1;
      return bytes;
    } else if (value instanceof Number number && !(value instanceof Double)) {
      return number.longValue() ^ 4;
    } else if (value instanceof Double number) {
      return Double.longBitsToDouble(Double.doubleToLongBits(number) ^ 1);
    }
    return "UPDATED";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact",
        "version",
        "kind",
        "slot",
        "content_key",
        "content",
        "valid_from",
        "valid_to",
        "confidence",
        "recorded_from",
        "recorded_to",
        "crc"
      })
  void read_columnDamaged_namesTableAndRow(String column) {
    flip("fact_version", column, " WHERE persona = 1 AND sequence = 2");

    assertThatThrownBy(() -> facts.read(statements -> FactTable.all(statements, ANA)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessage("row 1-2 of the memory's table fact_version is damaged; restore a backup");
  }

  @Test
  void read_sequenceDamaged_isNoticed() {
    run("UPDATE fact_version SET sequence = 9 WHERE persona = 1 AND sequence = 2");

    assertThatThrownBy(() -> facts.read(statements -> FactTable.all(statements, ANA)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("row 1-9 of the memory's table fact_version");
  }

  @Test
  void read_rowMovedToAnotherPersona_isNotTakenForItsOwn() {
    run("UPDATE fact_version SET persona = 2 WHERE persona = 1 AND sequence = 2");

    assertThatThrownBy(() -> facts.read(statements -> FactTable.all(statements, BEN)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("row 2-2 of the memory's table fact_version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content", "recorded_from", "crc"})
  void everyRead_rowDamaged_isRefused(String column) {
    flip("fact_version", column, " WHERE persona = 1 AND sequence = 2");

    for (FactDatabase.Reading<?> reading :
        List.<FactDatabase.Reading<?>>of(
            statements -> FactTable.believed(statements, ANA),
            statements -> FactTable.known(statements, ANA, Fact.SELF, "lives in", Instant.MAX),
            statements -> FactTable.history(statements, ANA, id),
            statements -> FactTable.last(statements, ANA, id),
            statements -> FactTable.lastStamp(statements, ANA),
            statements -> FactTable.find(statements, ANA, OSLO))) {
      assertThatThrownBy(() -> facts.read(reading))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("row 1-2 of the memory's table fact_version");
    }
    assertThatThrownBy(() -> facts.change(ANA, id, FactChange.retract()))
        .isInstanceOf(StoreCorruptedException.class);
    List<FactVersion> bens = facts.read(statements -> FactTable.all(statements, BEN));
    assertThat(bens).hasSize(1);
  }

  @Test
  void history_versionMissing_isRefused() {
    facts.change(ANA, id, FactChange.update(OSLO.toBuilder().object("Rome").build()));
    facts.change(ANA, id, FactChange.retract());
    run("DELETE FROM fact_version WHERE persona = 1 AND version = 2");

    assertThatThrownBy(() -> facts.read(statements -> FactTable.history(statements, ANA, id)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("rows of fact " + id)
        .hasMessageContaining("table fact_version do not follow each other")
        .hasMessageNotContaining("Oslo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content", "cardinality", "crc"})
  void rules_columnDamaged_namesTableAndRow(String column) {
    if (column.equals("cardinality")) {
      run("UPDATE predicate SET cardinality = 'MANY'");
    } else {
      flip("predicate", column, " WHERE persona = 1");
    }

    assertThatThrownBy(() -> facts.read(statements -> PredicateTable.rules(statements, ANA)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("row 1 with crc=")
        .hasMessageContaining("of the memory's table predicate is damaged")
        .hasMessageNotContaining("lives in");
  }

  @Test
  void change_rowIntact_leavesEveryRowIntact() {
    facts.change(ANA, id, FactChange.retract());

    List<FactVersion> all = facts.read(statements -> FactTable.all(statements, ANA));
    assertThat(all).hasSize(3);
    assertThat(all.get(1).recordedTo()).isEqualTo(Optional.of(all.get(2).recordedFrom()));
  }
}
