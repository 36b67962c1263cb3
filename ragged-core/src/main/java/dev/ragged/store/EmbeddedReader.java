package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.SearchCost;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.spi.Candidate;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredChunk;
import dev.ragged.spi.StoredDocument;
import dev.ragged.spi.VectorQuestion;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the embedded corpus: a database snapshot, the view that goes with it, and the
 * index.
 */
final class EmbeddedReader implements CorpusReader {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedReader.class);
  private static final int IDS_PER_QUERY = 500;

  private static final String CHUNK_OF_ID =
      " FROM document d JOIN chunk c ON c.document = d.number"
          + " WHERE d.owner = ? AND d.id = ? AND c.position = ?";
  private static final int DOCUMENT_COLUMNS = 12;

  private final StoreConnections.Lease lease;
  private final Connection connection;
  private final View view;
  private final VectorIndex index;
  private final StoredTextVectors texts;
  private final String place;
  private final OpenGate gate;
  private final Map<Selection, OrdinalSet> selected = new HashMap<>();
  private final Map<ChunkId, Integer> ordinals = new HashMap<>();
  private boolean closed;

  /** Takes over {@code lease}, the entered {@code view} and the caller's place in {@code gate}. */
  EmbeddedReader(StoreConnections.Lease lease, View view, CorpusParts parts, OpenGate gate) {
    this.lease = lease;
    this.connection = lease.connection();
    this.view = view;
    this.index = parts.feed().index();
    this.texts = parts.texts();
    this.place = parts.place();
    this.gate = gate;
  }

  @Override
  public StoreState state() {
    return view.state();
  }

  @Override
  public Candidates vectorCandidates(VectorQuestion question) {
    return vectorCandidatesAll(List.of(question)).get(0);
  }

  @Override
  public List<Candidates> vectorCandidatesAll(List<VectorQuestion> questions) {
    try {
      List<VectorQuery> queries = new ArrayList<>(questions.size());
      for (VectorQuestion question : questions) {
        OrdinalSet allowed = select(question.selection());
        if (!allowed.isEmpty()) {
          queries.add(query(question, allowed));
        }
      }
      Iterator<Neighbors> answers = search(queries).iterator();
      List<Candidates> results = new ArrayList<>(questions.size());
      for (VectorQuestion question : questions) {
        OrdinalSet allowed = select(question.selection());
        results.add(
            allowed.isEmpty()
                ? new Candidates(List.of(), 0, "no vector search: no chunk is in the selection")
                : candidates(answers.next(), allowed));
      }
      return results;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "searching vectors", e);
    }
  }

  private List<Neighbors> search(List<VectorQuery> queries) {
    return texts.within(
        connection,
        () ->
            queries.size() == 1 ? List.of(index.search(queries.get(0))) : index.searchAll(queries));
  }

  private static VectorQuery query(VectorQuestion question, OrdinalSet allowed) {
    int k = Math.min(question.limit(), allowed.size());
    return VectorQuery.of(question.vector(), k, allowed, question.effort())
        .withBudget(question.budget())
        .withExact(Math.min(question.exact(), k));
  }

  private Candidates candidates(Neighbors neighbors, OrdinalSet allowed) throws SQLException {
    Map<Integer, ChunkId> ids = ids(neighbors.list().stream().map(Neighbor::ordinal).toList());
    List<Candidate> candidates = new ArrayList<>();
    for (Neighbor neighbor : neighbors.list()) {
      candidates.add(new Candidate(required(ids, neighbor.ordinal()), neighbor.score()));
    }
    SearchCost cost = neighbors.cost();
    return new Candidates(
        candidates,
        allowed.size(),
        cost.distances(),
        cost.recomputed(),
        cost.truncated(),
        plan(cost, allowed));
  }

  private String plan(SearchCost cost, OrdinalSet allowed) {
    String plan =
        String.format(
            "%s over %,d of %,d chunks: %,d comparisons",
            cost.plan(), allowed.size(), view.all().size(), cost.distances());
    if (cost.recomputed() > 0) {
      plan += String.format(", %,d vectors recomputed", cost.recomputed());
    }
    return cost.truncated() ? plan + ", ended early by its budget" : plan;
  }

  @Override
  public Candidates lexicalCandidates(
      String text, int limit, Selection selection, boolean complete) {
    try {
      OrdinalSet allowed = select(selection);
      FullText search =
          FullText.search(
              connection, view.words(), text, limit, allowed, view.all().size(), complete);
      Map<Integer, ChunkId> ids =
          ids(search.matches().stream().map(FullText.Match::ordinal).toList());
      List<Candidate> candidates = new ArrayList<>();
      for (FullText.Match match : search.matches()) {
        candidates.add(
            new Candidate(required(ids, match.ordinal()), match.bm25() / (1 + match.bm25())));
      }
      return new Candidates(candidates, allowed.size(), search.plan());
    } catch (SQLException e) {
      throw SqlFailure.of(place, "searching full text", e);
    }
  }

  /** Returns the chunks of a selection; worked out once per reader. */
  OrdinalSet select(Selection selection) throws SQLException {
    OrdinalSet known = selected.get(selection);
    if (known != null) {
      return known;
    }
    OrdinalSet visible = view.visible(selection.scope());
    OrdinalSet found =
        selection.filter().isEmpty()
            ? visible
            : new FilterEvaluator(connection, FilterEvaluator.Level.CHUNK, visible)
                .evaluate(selection.filter().get());
    selected.put(selection, found);
    return found;
  }

  private Map<Integer, ChunkId> ids(List<Integer> wanted) throws SQLException {
    Map<Integer, ChunkId> ids = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += IDS_PER_QUERY) {
      List<Integer> batch = wanted.subList(from, Math.min(from + IDS_PER_QUERY, wanted.size()));
      Sql.list(
              connection,
              "SELECT c.ordinal, d.id, d.owner, c.position FROM chunk c"
                  + " JOIN document d ON d.number = c.document WHERE c.ordinal IN ("
                  + Sql.marks(batch.size())
                  + ")",
              row ->
                  Map.entry(
                      row.getInt(1),
                      new ChunkId(
                          new DocumentKey(row.getString(2), DocumentTable.owner(row.getString(3))),
                          row.getInt(4))),
              batch.toArray())
          .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
    }
    ids.forEach((ordinal, id) -> ordinals.put(id, ordinal));
    return ids;
  }

  private ChunkId required(Map<Integer, ChunkId> ids, int ordinal) throws SQLException {
    ChunkId id = ids.get(ordinal);
    if (id == null) {
      throw new SQLException(
          "chunk row "
              + ordinal
              + " is in generation "
              + view.generation()
              + " but not in the table");
    }
    return id;
  }

  @Override
  public List<StoredChunk> fetch(List<ChunkId> ids, Scope scope) {
    List<StoredChunk> chunks = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + DocumentTable.COLUMNS + ", " + ChunkTable.COLUMNS + CHUNK_OF_ID)) {
      for (ChunkId id : ids) {
        if (!scope.sees(id.document().owner())) {
          continue;
        }
        bind(statement, id);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            StoredDocument document = DocumentTable.read(row);
            var chunk = ChunkTable.read(row, DOCUMENT_COLUMNS);
            chunks.add(
                new StoredChunk(
                    id, document.title(), chunk, document.metadata().orElse(chunk.metadata())));
          } else if (ordinals.containsKey(id)) {
            throw new StoreCorruptedException(
                "chunk "
                    + id
                    + " is in one table of the store and not in another; restore a backup");
          }
        }
      }
      return chunks;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading chunks", e);
    }
  }

  private static void bind(PreparedStatement statement, ChunkId id) throws SQLException {
    Sql.bind(
        statement,
        DocumentTable.ownerColumn(id.document().owner()),
        id.document().id(),
        (long) id.position());
  }

  @Override
  public VectorBatch vectors(List<ChunkId> ids, Duration deadline) {
    try {
      int[] wanted = new int[ids.size()];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = ordinal(ids.get(i));
      }
      return texts.within(connection, () -> index.vectorsWithin(wanted, deadline));
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading vectors", e);
    }
  }

  private int ordinal(ChunkId id) throws SQLException {
    Integer known = ordinals.get(id);
    if (known != null) {
      return known;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT c.ordinal" + CHUNK_OF_ID)) {
      bind(statement, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no such chunk: id=" + id);
        }
        return row.getInt(1);
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    view.leave();
    try {
      lease.close();
    } catch (SQLException e) {
      log.warn("a reading connection of {} did not end in order", place, e);
    } finally {
      gate.leave();
    }
  }
}
