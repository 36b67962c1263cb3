package dev.ragged.store;

import dev.ragged.filter.Filter;
import dev.ragged.index.OrdinalSet;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what a filter holds for. Each condition is one indexed look-up with bound parameters that
 * gives a bitmap; and, or, not are set operations on the bitmaps.
 */
final class FilterEvaluator {
  /** Whose metadata is tested, and what the bitmap is of. */
  enum Level {
    /** Ordinals of chunks, by their own metadata and their document's. */
    CHUNK,
    /** Numbers of documents, by their own metadata. */
    DOCUMENT
  }

  private record Condition(String sql, List<Object> parameters) {}

  private final Connection connection;
  private final Level level;
  private final OrdinalSet universe;

  /** Creates an evaluator for what is in {@code universe}; results never hold anything else. */
  FilterEvaluator(Connection connection, Level level, OrdinalSet universe) {
    this.connection = connection;
    this.level = level;
    this.universe = universe;
  }

  OrdinalSet evaluate(Filter filter) throws SQLException {
    if (filter instanceof Filter.And and) {
      OrdinalSet result = universe;
      for (Filter part : and.filters()) {
        if (result.isEmpty()) {
          break;
        }
        result = result.and(evaluate(part));
      }
      return result;
    }
    if (filter instanceof Filter.Or or) {
      OrdinalSet result = OrdinalSet.empty();
      for (Filter part : or.filters()) {
        result = result.or(evaluate(part));
      }
      return result;
    }
    if (filter instanceof Filter.Not not) {
      return universe.andNot(evaluate(not.filter()));
    }
    return lookUp(condition(filter)).and(universe);
  }

  private static Condition condition(Filter filter) {
    if (filter instanceof Filter.Equal equal) {
      return comparison(equal.key(), "=", equal.value());
    }
    if (filter instanceof Filter.Compare compare) {
      String operator =
          switch (compare.order()) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
          };
      return comparison(compare.key(), operator, compare.bound());
    }
    if (filter instanceof Filter.In in) {
      List<Object> parameters = new ArrayList<>();
      parameters.add(in.key());
      for (Object value : in.values()) {
        AttributeValue attribute = AttributeValue.of(value);
        parameters.add((long) attribute.kind());
        parameters.add(attribute.value());
      }
      String rows = String.join(",", java.util.Collections.nCopies(in.values().size(), "(?, ?)"));
      return new Condition(
          in.values().isEmpty()
              ? "a.key = ? AND 0"
              : "a.key = ? AND (a.kind, a.value) IN (VALUES " + rows + ")",
          parameters);
    }
    if (filter instanceof Filter.Contains contains) {
      return new Condition(
          "a.key = ? AND a.kind = ? AND instr(a.value, ?) > 0",
          List.of(contains.key(), (long) AttributeValue.TEXT, contains.part()));
    }
    return new Condition("a.key = ?", List.of(((Filter.Exists) filter).key()));
  }

  private static Condition comparison(String key, String operator, Object value) {
    AttributeValue attribute = AttributeValue.of(value);
    return new Condition(
        "a.key = ? AND a.kind = ? AND a.value " + operator + " ?",
        List.of(key, (long) attribute.kind(), attribute.value()));
  }

  private OrdinalSet lookUp(Condition condition) throws SQLException {
    BitSet found = new BitSet();
    if (level == Level.DOCUMENT) {
      collect(
          "SELECT a.document FROM document_attribute a WHERE " + condition.sql, condition, found);
    } else {
      collect(
          "SELECT c.ordinal FROM document_attribute a JOIN chunk c ON c.document = a.document WHERE "
              + condition.sql,
          condition,
          found);
      collect("SELECT a.ordinal FROM chunk_attribute a WHERE " + condition.sql, condition, found);
    }
    return OrdinalSet.copyOf(found);
  }

  private void collect(String sql, Condition condition, BitSet into) throws SQLException {
    Sql.each(
        connection, sql, row -> into.set(Sql.rowNumber(row, 1)), condition.parameters.toArray());
  }
}
