package dev.ragged.memory.store;

import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The vectors of questions, one for each interaction that has one, as a sealed {@link VectorCode}.
 * Rows are added and removed, never changed, and a row's number is never used again; so who knows
 * the numbers up to some row, and how many rows there are, knows whether it has them all.
 */
public final class QuestionVectorTable {
  /** A vector and what it belongs to. Immutable; the vector is its receiver's. */
  public static final class Row {
    private final long number;
    private final long interaction;
    private final String question;
    private final float[] vector;

    private Row(long number, long interaction, String question, float[] vector) {
      this.number = number;
      this.interaction = interaction;
      this.question = question;
      this.vector = vector;
    }

    /** Returns the number of the row, which rises with the order of adding. */
    public long number() {
      return number;
    }

    /** Returns the number of the interaction. */
    public long interaction() {
      return interaction;
    }

    /** Returns what is the same for equal questions of the persona, and tells nothing else. */
    public String question() {
      return question;
    }

    /** Returns the vector, of any length; not copied. */
    public float[] vector() {
      return vector;
    }
  }

  private static final String SELECT =
      "SELECT number, persona, interaction, embedder, question, content, crc FROM question_vector"
          + " WHERE persona = ? AND embedder = ?";

  private QuestionVectorTable() {}

  /** Adds the vector of an interaction in place of a former one, unless the interaction is gone. */
  public static void put(
      PreparedStatements statements,
      Owner owner,
      long interaction,
      String query,
      long embedder,
      float[] vector)
      throws SQLException {
    statements.update(
        "DELETE FROM question_vector WHERE interaction = ? AND persona = ?",
        interaction,
        owner.persona());
    byte[] question = QuestionKey.of(owner, query);
    byte[] content =
        owner.seal(Table.QUESTION_VECTOR, Ids.bytes(interaction), VectorCode.encode(vector));
    statements.update(
        "INSERT INTO question_vector (persona, interaction, embedder, question, content, crc)"
            + " SELECT persona, number, ?, ?, ?, ? FROM interaction"
            + " WHERE number = ? AND persona = ?",
        embedder,
        question,
        content,
        Rows.checksum(owner.persona(), interaction, embedder, question, content),
        interaction,
        owner.persona());
  }

  /** Returns the persona's vectors of an embedder whose rows come after {@code number}. */
  public static List<Row> after(
      Connection connection, Owner owner, long embedder, long number, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT + " AND number > ? ORDER BY number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        embedder,
        number,
        limit);
  }

  /** Returns how many rows {@link #after} would give without a limit; reads none of them. */
  public static long count(Connection connection, Owner owner, long embedder, long number)
      throws SQLException {
    return Sql.number(
        connection,
        "SELECT count(*) FROM question_vector WHERE persona = ? AND embedder = ? AND number > ?",
        owner.persona(),
        embedder,
        number);
  }

  /** Returns the number after which there are {@code newest} rows, or 0 if there are fewer. */
  public static long before(Connection connection, Owner owner, long embedder, int newest)
      throws SQLException {
    return Sql.first(
            connection,
            "SELECT number FROM question_vector WHERE persona = ? AND embedder = ?"
                + " ORDER BY number DESC LIMIT 1 OFFSET ?",
            row -> row.getLong(1),
            owner.persona(),
            embedder,
            newest)
        .orElse(0L);
  }

  /** Removes all vectors of a persona; returns how many there were. */
  public static int removeAll(Connection connection, long persona) throws SQLException {
    return Sql.update(connection, "DELETE FROM question_vector WHERE persona = ?", persona);
  }

  private static Row row(ResultSet row, Owner owner) throws SQLException {
    long number = row.getLong(1);
    long interaction = row.getLong(3);
    byte[] question = row.getBytes(5);
    byte[] content = row.getBytes(6);
    Rows.require(
        "question_vector",
        number,
        row.getLong(7),
        row.getLong(2),
        interaction,
        row.getLong(4),
        question,
        content);
    byte[] opened = owner.openBytes(Table.QUESTION_VECTOR, Ids.bytes(interaction), content);
    return new Row(
        number,
        interaction,
        new String(question, StandardCharsets.ISO_8859_1),
        VectorCode.decode(opened));
  }
}
