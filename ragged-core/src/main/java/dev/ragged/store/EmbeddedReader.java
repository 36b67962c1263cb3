package dev.ragged.store;

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
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredChunk;
import dev.ragged.spi.VectorQuestion;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the embedded corpus: a database snapshot, the view that goes with it, and the
 * index.
 */
final class EmbeddedReader implements CorpusReader {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedReader.class);

  private final StoreConnections.Lease lease;
  private final Connection connection;
  private final View view;
  private final VectorIndex index;
  private final StoredTextVectors texts;
  private final String place;
  private final OpenGate gate;
  private final Map<Selection, OrdinalSet> selected = new HashMap<>();
  private final ChunkRows chunks;
  private boolean closed;

  /** Takes over {@code lease}, the entered {@code view} and the caller's place in {@code gate}. */
  EmbeddedReader(StoreConnections.Lease lease, View view, CorpusParts parts, OpenGate gate) {
    this.lease = lease;
    this.connection = lease.connection();
    this.view = view;
    this.chunks = new ChunkRows(connection, view.generation());
    this.index = view.index();
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
    List<Neighbor> found = neighbors.list();
    List<ChunkId> ids = chunks.ids(found.stream().map(Neighbor::ordinal).toList());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      candidates.add(new Candidate(ids.get(i), found.get(i).score()));
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
      List<FullText.Match> matches = search.matches();
      List<ChunkId> ids = chunks.ids(matches.stream().map(FullText.Match::ordinal).toList());
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        double bm25 = matches.get(i).bm25();
        candidates.add(new Candidate(ids.get(i), bm25 / (1 + bm25)));
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

  @Override
  public List<StoredChunk> fetch(List<ChunkId> ids, Scope scope) {
    try {
      return chunks.fetch(ids, scope);
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading chunks", e);
    }
  }

  @Override
  public VectorBatch vectors(List<ChunkId> ids, Duration deadline) {
    try {
      int[] wanted = new int[ids.size()];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = chunks.ordinal(ids.get(i));
      }
      return texts.within(connection, () -> index.vectorsWithin(wanted, deadline));
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading vectors", e);
    }
  }

  View view() {
    return view;
  }

  /** Runs {@code work}, for which indexes on this thread read texts from this reader's state. */
  <T> T within(Supplier<T> work) {
    return texts.within(connection, work);
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
