package dev.ragged.memory.store;

import dev.ragged.document.PersonaId;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The documents that each persona was shown, with how often and when last. */
public final class DocumentTable {
  static final String COLUMNS =
      "document.number, document.persona, document.key, document.name, document.accesses,"
          + " document.last_at, document.crc";

  /**
   * A document that was shown.
   *
   * @param number names it within the memory
   * @param key the document
   * @param accesses interactions in which it was shown
   * @param lastAt when last
   */
  public record Row(long number, DocumentKey key, long accesses, Instant lastAt) {}

  private DocumentTable() {}

  /** Returns when the persona was shown this document last, and how often. */
  public static Optional<Row> find(Connection connection, Owner owner, DocumentKey document)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT " + COLUMNS + " FROM document WHERE persona = ? AND key = ?",
        row -> row(row, owner),
        owner.persona(),
        token(owner, document));
  }

  /** Reads a row of {@link #COLUMNS}. */
  static Row row(ResultSet row, Owner owner) throws SQLException {
    DocumentState state = state(row);
    Json name = Json.parse(owner.open(Table.DOCUMENT, state.key, state.name));
    return new Row(
        state.number,
        new DocumentKey(name.text("id"), name.optional("owner").map(PersonaId::of)),
        state.accesses,
        Instant.ofEpochMilli(state.last));
  }

  static DocumentState state(ResultSet row) throws SQLException {
    DocumentState state = new DocumentState(row.getLong(1), row.getBytes(3), row.getBytes(4));
    state.accesses = row.getLong(5);
    state.last = row.getLong(6);
    Rows.require("document", state.number, row.getLong(7), columns(row.getLong(2), state));
    return state;
  }

  static DocumentState findOrCreate(
      PreparedStatements statements, Owner owner, DocumentKey document) throws SQLException {
    byte[] key = token(owner, document);
    Optional<DocumentState> found =
        statements.first(
            "SELECT " + COLUMNS + " FROM document WHERE persona = ? AND key = ?",
            DocumentTable::state,
            owner.persona(),
            key);
    if (found.isPresent()) {
      return found.get();
    }
    byte[] name = owner.seal(Table.DOCUMENT, key, text(document));
    long number =
        statements
            .number(
                "INSERT INTO document (persona, key, name, accesses, last_at, crc)"
                    + " VALUES (?, ?, ?, 0, 0, 0) RETURNING number",
                owner.persona(),
                key,
                name)
            .orElseThrow();
    return new DocumentState(number, key, name);
  }

  static Optional<DocumentState> state(PreparedStatements statements, Owner owner, long number)
      throws SQLException {
    return statements.first(
        "SELECT " + COLUMNS + " FROM document WHERE number = ? AND persona = ?",
        DocumentTable::state,
        number,
        owner.persona());
  }

  static void put(PreparedStatements statements, Owner owner, DocumentState state)
      throws SQLException {
    statements.update(
        "UPDATE document SET accesses = ?, last_at = ?, crc = ? WHERE number = ? AND persona = ?",
        state.accesses,
        state.last,
        Rows.checksum(columns(owner.persona(), state)),
        state.number,
        owner.persona());
  }

  static void remove(PreparedStatements statements, Owner owner, long number) throws SQLException {
    statements.update(
        "DELETE FROM document WHERE number = ? AND persona = ?", number, owner.persona());
  }

  /** Returns the key by which a document's row is found. */
  static byte[] token(Owner owner, DocumentKey document) {
    return owner.cipher().token(text(document));
  }

  private static String text(DocumentKey document) {
    return Json.object()
        .put("id", document.id())
        .put("owner", document.owner().map(PersonaId::value))
        .toString();
  }

  private static Object[] columns(long persona, DocumentState state) {
    return new Object[] {state.number, persona, state.key, state.name, state.accesses, state.last};
  }
}
