package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.sqlite.Sql;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How SQLite finds rows of facts and predicates: by an index, and without sorting. */
class FactQueryPlanTest {
  private final FactDatabase facts = new FactDatabase();

  @AfterEach
  void close() {
    facts.close();
  }

  /** Returns the constants of a table's class that read or change rows found by a condition. */
  private static Map<String, String> statements(Class<?> table) throws IllegalAccessException {
    Map<String, String> found = new LinkedHashMap<>();
    for (Field field : table.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.getType() == String.class && field.get(null) instanceof String sql) {
        if (sql.startsWith("SELECT") || sql.startsWith("UPDATE")) {
          found.put(field.getName(), sql);
        }
      }
    }
    return found;
  }

  private List<String> plan(String sql) {
    return facts.database.read(
        "explaining",
        connection -> Sql.list(connection, "EXPLAIN QUERY PLAN " + sql, row -> row.getString(4)));
  }

  @Test
  void plan_everyStatementOfFacts_isASearchByAnIndex() throws IllegalAccessException {
    Map<String, String> indexes =
        Map.of(
            "ALL", "INDEX sqlite_autoindex_fact_version_1 (persona=?)",
            "ALL_BELIEVED", "INDEX fact_version_believed (persona=?)",
            "LAST", "INDEX sqlite_autoindex_fact_version_1 (persona=?)",
            "OF_FACT", "INDEX sqlite_autoindex_fact_version_2 (persona=? AND fact=?)",
            "LAST_OF_FACT", "INDEX sqlite_autoindex_fact_version_2 (persona=? AND fact=?)",
            "ONE", "INDEX sqlite_autoindex_fact_version_1 (persona=? AND sequence=?)",
            "OF_CONTENT", "INDEX fact_version_believed (persona=? AND content_key=?)",
            "OF_SLOT", "INDEX fact_version_slot (persona=? AND slot=? AND recorded_to>?)",
            "CLOSE", "INDEX sqlite_autoindex_fact_version_1 (persona=? AND sequence=?)");
    Map<String, String> statements = statements(FactTable.class);
    statements.remove("SELECT"); // the beginning of the others

    assertThat(statements).containsOnlyKeys(indexes.keySet());
    statements.forEach(
        (name, sql) ->
            assertThat(plan(sql))
                .as(name)
                .containsExactly("SEARCH fact_version USING " + indexes.get(name)));
  }

  @Test
  void plan_everyStatementOfPredicates_isASearchByTheKey() throws IllegalAccessException {
    Map<String, String> statements = statements(PredicateTable.class);

    assertThat(statements).hasSize(2);
    statements.forEach(
        (name, sql) ->
            assertThat(plan(sql))
                .as(name)
                .singleElement()
                .asString()
                .startsWith("SEARCH predicate USING PRIMARY KEY (persona=?"));
  }

  @Test
  void plan_erasure_isASearchByAnIndex() {
    for (String table : List.of("fact_version", "predicate")) {
      assertThat(plan("DELETE FROM " + table + " WHERE persona = ?"))
          .singleElement()
          .asString()
          .startsWith("SEARCH " + table + " USING ");
    }
  }
}
