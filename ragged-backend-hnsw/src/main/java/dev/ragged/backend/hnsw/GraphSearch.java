package dev.ragged.backend.hnsw;

import com.github.jelmerk.hnswlib.core.SearchResult;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.SearchCost;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries: walks the graph where that is cheaper than comparing with every wanted vector,
 * scans what the graph does not hold, and never returns fewer than it must. Thread-safe.
 */
final class GraphSearch {
  private final int dimension;
  private final Similarity similarity;
  private final int efSearch;
  private final int rowsPerCandidate;
  private final VectorTable table;

  private volatile @Nullable Scope lastScope;

  GraphSearch(
      int dimension,
      Similarity similarity,
      HnswParameters parameters,
      GraphPolicy policy,
      VectorTable table) {
    this.dimension = dimension;
    this.similarity = similarity;
    this.efSearch = parameters.efSearch();
    this.rowsPerCandidate = policy.rowsPerCandidate();
    this.table = table;
  }

  // The graph has no filter, so more candidates are asked for than are wanted: as many more as the
  // graph has vectors per wanted one, and twice as many again while too few remain. Before that
  // costs more than a scan, a scan answers; with it ends every search that the graph cannot serve.
  Neighbors search(VectorQuery query, View view) {
    Scope scope = scope(query.allowed(), view);
    int ef = query.effort().candidates() == 0 ? efSearch : query.effort().candidates();
    if (query.effort().equals(Effort.EXACT) || scope.linkedSize() == 0) {
      return table.scan(query);
    }
    GraphQuery graphQuery =
        new GraphQuery(query.prepared(dimension, similarity), view.graph().form());
    int graphSize = view.linked().size();
    int k = Math.min(query.k(), scope.linkedSize());
    double perWanted = (double) graphSize / scope.linkedSize();
    double candidates = Math.ceil(Math.max(ef, k) * perWanted);
    while (candidates < graphSize && walkIsCheaper(candidates, scope)) {
      List<Neighbor> found = walk(graphQuery, k, (int) candidates, scope);
      if (found.size() == k) {
        return withUnlinked(query, found, scope, graphQuery.distances());
      }
      candidates *= 2;
    }
    Neighbors scanned = table.scan(query);
    long distances = graphQuery.distances() + scanned.cost().distances();
    return new Neighbors(
        scanned.list(), new SearchCost(distances, true, "exact scan, because few are allowed"));
  }

  private boolean walkIsCheaper(double candidates, Scope scope) {
    return candidates * rowsPerCandidate + scope.unlinked().size() < scope.wanted().size();
  }

  /** Returns the {@code k} closest accepted vectors among the candidates, or all if fewer. */
  private List<Neighbor> walk(GraphQuery query, int k, int candidates, Scope scope) {
    List<Neighbor> found = new ArrayList<>();
    for (SearchResult<GraphVector, Float> result :
        scope.view().graph().nearest(query, candidates)) {
      int ordinal = result.item().id();
      float[] row = scope.acceptsFromGraph(ordinal) ? table.row(ordinal) : null;
      if (row != null) {
        found.add(new Neighbor(ordinal, table.score(query.prepared(), row)));
      }
    }
    found.sort(null);
    return found.size() > k ? found.subList(0, k) : found;
  }

  private Neighbors withUnlinked(
      VectorQuery query, List<Neighbor> found, Scope scope, long distances) {
    if (scope.unlinked().isEmpty()) {
      return new Neighbors(found, new SearchCost(distances, false, "graph search"));
    }
    Neighbors scanned = table.scan(query.withAllowed(scope.unlinked()));
    List<Neighbor> both = new ArrayList<>(found);
    both.addAll(scanned.list());
    both.sort(null);
    return new Neighbors(
        both.subList(0, Math.min(query.k(), both.size())),
        new SearchCost(
            distances + scanned.cost().distances(),
            false,
            "graph search, and a scan of what is not linked yet"));
  }

  private Scope scope(OrdinalSet allowed, View view) {
    OrdinalSet present = table.ordinals();
    Scope last = lastScope;
    if (last != null && last.isOf(allowed, present, view)) {
      return last;
    }
    Scope scope = new Scope(allowed, present, view);
    lastScope = scope;
    return scope;
  }
}
