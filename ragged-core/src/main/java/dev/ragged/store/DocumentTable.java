package dev.ragged.store;

import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of the tables {@code document} and {@code document_text}. */
final class DocumentTable {
  /** The columns that {@link #read} expects, in its order. */
  static final String COLUMNS =
      "d.number, d.owner, d.id, d.source, d.title, d.media_type, d.metadata, d.content_hash,"
          + " d.pipeline, d.chunks, d.ingested_at, d.crc";

  private static final String INSERT =
      "INSERT INTO document (owner, id, source, title, media_type, metadata, content_hash,"
          + " pipeline, chunks, ingested_at, crc, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** Columns that the row's checksum is of: all before it. */
  private static final int CHECKED = 10;

  private DocumentTable() {}

  /** Returns how an owner is stored: shared documents have the empty one, which no persona has. */
  static String ownerColumn(Optional<PersonaId> owner) {
    return owner.map(PersonaId::value).orElse("");
  }

  static Optional<PersonaId> owner(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(new PersonaId(column));
  }

  static OptionalLong number(PreparedStatements statements, DocumentKey key) throws SQLException {
    return statements.number(
        "SELECT number FROM document WHERE owner = ? AND id = ?",
        ownerColumn(key.owner()),
        key.id());
  }

  static Optional<StoredDocument> find(Connection connection, DocumentKey key) throws SQLException {
    return Sql.first(
        connection,
        "SELECT " + COLUMNS + " FROM document d WHERE d.owner = ? AND d.id = ?",
        DocumentTable::read,
        ownerColumn(key.owner()),
        key.id());
  }

  /** Inserts the rows of a document. */
  static void insert(
      PreparedStatements statements, long number, EmbeddedDocument embedded, Instant now)
      throws SQLException {
    Document document = embedded.document();
    Object[] row = {
      ownerColumn(document.owner()),
      document.id(),
      embedded.origin().source(),
      document.title(),
      document.mediaType(),
      MetadataJson.write(document.metadata()),
      embedded.origin().contentHash(),
      embedded.origin().pipeline(),
      (long) embedded.chunks().size(),
      AttributeValue.micros(now),
      0L,
      number
    };
    row[CHECKED] = RowChecksum.of(Arrays.copyOf(row, CHECKED));
    statements.update(INSERT, row);
    statements.update(
        "INSERT INTO document_text (document, text, crc) VALUES (?, ?, ?)",
        number,
        document.text(),
        RowChecksum.of(number, document.text()));
  }

  static void delete(PreparedStatements statements, long number) throws SQLException {
    statements.update("DELETE FROM document WHERE number = ?", number);
  }

  /** Returns the document of a row with {@link #COLUMNS}. */
  static StoredDocument read(ResultSet row) throws SQLException {
    Object[] columns = {
      row.getString(2),
      row.getString(3),
      row.getString(4),
      row.getString(5),
      row.getString(6),
      row.getString(7),
      row.getString(8),
      row.getString(9),
      row.getLong(10),
      row.getLong(11),
    };
    if (row.getLong(12) != RowChecksum.of(columns)) {
      throw new StoreCorruptedException(
          "row " + row.getLong(1) + " of the store's table document is damaged; restore a backup");
    }
    Metadata metadata = MetadataJson.read(row.getString(7));
    return new StoredDocument(
        new DocumentKey(row.getString(3), owner(row.getString(2))),
        row.getString(5),
        row.getString(6),
        metadata,
        new Origin(row.getString(4), row.getString(8), row.getString(9)),
        row.getInt(10),
        Instant.EPOCH.plus(row.getLong(11), ChronoUnit.MICROS));
  }

  static Optional<String> text(Connection connection, DocumentKey key) throws SQLException {
    return Sql.first(
        connection,
        "SELECT t.document, t.text, t.crc FROM document_text t"
            + " JOIN document d ON d.number = t.document WHERE d.owner = ? AND d.id = ?",
        row -> {
          String text = row.getString(2);
          if (row.getLong(3) != RowChecksum.of(row.getLong(1), text)) {
            throw new StoreCorruptedException(
                "the stored text of document \"" + key.id() + "\" is damaged; restore a backup");
          }
          return text;
        },
        ownerColumn(key.owner()),
        key.id());
  }
}
