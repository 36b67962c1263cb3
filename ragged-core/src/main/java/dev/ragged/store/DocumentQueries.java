package dev.ragged.store;

import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.OrdinalSet;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The questions about documents that one connection answers. */
final class DocumentQueries {
  private static final int PAGE = 200;

  private DocumentQueries() {}

  static Optional<Document> get(Connection connection, DocumentKey key) throws SQLException {
    Optional<StoredDocument> stored = DocumentTable.find(connection, key);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    StoredDocument document = stored.get();
    String text =
        DocumentTable.text(connection, key)
            .orElseThrow(
                () ->
                    new StoreCorruptedException(
                        "the stored text of document \""
                            + key.id()
                            + "\" is missing; restore a backup"));
    return Optional.of(
        new Document(
            key.id(),
            document.title(),
            text,
            document.mediaType(),
            document.metadata(),
            key.owner()));
  }

  static List<DocumentKey> fromSource(Connection connection, String source, Scope scope)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT id, owner FROM document WHERE source = ? AND owner = ? ORDER BY id",
        row -> new DocumentKey(row.getString(1), DocumentTable.owner(row.getString(2))),
        source,
        DocumentTable.ownerColumn(scope.persona()));
  }

  /** Returns the numbers of the selected documents. */
  static OrdinalSet select(Connection connection, Selection selection) throws SQLException {
    BitSet visible = new BitSet();
    Sql.list(
            connection,
            "SELECT number FROM document WHERE owner IN ('', ?)",
            row -> Sql.rowNumber(row, 1),
            selection.scope().persona().map(PersonaId::value).orElse(""))
        .forEach(visible::set);
    OrdinalSet universe = OrdinalSet.copyOf(visible);
    return selection.filter().isEmpty()
        ? universe
        : new FilterEvaluator(connection, FilterEvaluator.Level.DOCUMENT, universe)
            .evaluate(selection.filter().get());
  }

  /** Returns the selected documents by number, read a page at a time. */
  static Iterator<StoredDocument> list(Connection connection, Selection selection)
      throws SQLException {
    OrdinalSet selected = select(connection, selection);
    return new PagedIterator<>(
        selected.stream().iterator(),
        PAGE,
        numbers ->
            Sql.list(
                connection,
                "SELECT "
                    + DocumentTable.COLUMNS
                    + " FROM document d WHERE d.number IN ("
                    + Sql.marks(numbers.size())
                    + ") ORDER BY d.number",
                DocumentTable::read,
                numbers.toArray()));
  }
}
