package dev.ragged.store;

import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.index.OrdinalSet;
import dev.ragged.spi.Change;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredDocument;
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
    Optional<String> text = DocumentTable.text(connection, key);
    if (stored.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    StoredDocument document = stored.get();
    return Optional.of(
        new Document(
            key.id(),
            document.title(),
            text.get(),
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
            row -> row.getInt(1),
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

  static List<Change> changes(Connection connection, long after, int limit) throws SQLException {
    long last = Meta.counter(connection, Meta.SEQUENCE);
    long oldest = Sql.number(connection, "SELECT ifnull(min(sequence), ?) FROM change", last + 1);
    if (after < oldest - 1) {
      throw new IllegalArgumentException(
          "changes so far back are no longer kept: sequence="
              + after
              + ", oldest kept change="
              + oldest
              + "; list the documents anew and go on from sequence "
              + last);
    }
    return Sql.list(
        connection,
        "SELECT sequence, kind, owner, id FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
        row ->
            new Change(
                row.getLong(1),
                Change.Kind.valueOf(row.getString(2)),
                new DocumentKey(row.getString(4), DocumentTable.owner(row.getString(3)))),
        after,
        limit);
  }
}
