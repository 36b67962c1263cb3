package dev.ragged.memory.store;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How many facts of a predicate hold at a time, for those predicates of which a persona says so.
 */
public final class PredicateTable {
  private record Row(String predicate, Cardinality cardinality) {}

  static final String ALL =
      "SELECT persona, key, content, cardinality, crc FROM predicate WHERE persona = ?";
  static final String ONE = ALL + " AND key = ?";

  private PredicateTable() {}

  /** Returns the persona's rules. */
  public static PredicateRules rules(PreparedStatements statements, Owner owner)
      throws SQLException {
    return rules(statements.list(ALL, row -> row(row, owner), owner.persona()));
  }

  /** Returns the persona's rule of one predicate, or none if nothing was said of it. */
  public static PredicateRules rules(PreparedStatements statements, Owner owner, String predicate)
      throws SQLException {
    byte[] key = owner.cipher().token(predicate);
    return rules(statements.list(ONE, row -> row(row, owner), owner.persona(), key));
  }

  private static PredicateRules rules(List<Row> rows) {
    PredicateRules.Builder rules = PredicateRules.builder();
    rows.forEach(row -> rules.rule(row.predicate(), row.cardinality()));
    return rules.build();
  }

  /** Sets the rule of a predicate, in place of the one it has; returns whether that is another. */
  public static boolean put(
      PreparedStatements statements, Owner owner, String predicate, Cardinality cardinality)
      throws SQLException {
    if (rules(statements, owner, predicate).asMap().get(predicate) == cardinality) {
      return false;
    }
    byte[] key = owner.cipher().token(predicate);
    byte[] content = owner.seal(Table.PREDICATE, key, predicate);
    statements.update(
        "INSERT INTO predicate (persona, key, content, cardinality, crc) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (persona, key) DO UPDATE SET content = excluded.content,"
            + " cardinality = excluded.cardinality, crc = excluded.crc",
        owner.persona(),
        key,
        content,
        cardinality.name(),
        Rows.checksum(owner.persona(), key, content, cardinality.name()));
    return true;
  }

  private static Row row(ResultSet row, Owner owner) throws SQLException {
    byte[] key = row.getBytes(2);
    byte[] content = row.getBytes(3);
    String cardinality = row.getString(4);
    long crc = row.getLong(5);
    // The key itself may be the predicate in plain text, which has no place in a message.
    Rows.require(
        "predicate",
        owner.persona() + " with crc=" + crc,
        crc,
        row.getLong(1),
        key,
        content,
        cardinality);
    return new Row(owner.open(Table.PREDICATE, key, content), Cardinality.valueOf(cardinality));
  }
}
