package dev.ragged.backend.leann.graph;

/**
 * Walks a graph towards a query and finds the nodes that are closest to it. One thread at a time;
 * to be used again, for any graph: a walk allocates nothing once the scratch is large enough.
 *
 * <p>The walk is driven from outside, so that many can run in step and have their nodes scored
 * together:
 *
 * <pre>{@code
 * walk.start(graph, WalkParameters.of(64));
 * for (int count; (count = walk.next()) > 0; ) {
 *   scorer.score(walk.nodes(), count, walk.scores());
 * }
 * int closest = walk.node(0);
 * }</pre>
 *
 * <p>Holds 4 bytes per node of the largest graph.
 */
public final class GraphWalk {
  // HNSW, algorithms 2 and 5, with two differences. A node is scored once, whichever level it is
  // met at: one that was left behind above is further away than the position there, and so cannot
  // become it. And all that were scored above enter the pool, so that level 0 may be entered from
  // several sides.

  private static final Graph NOTHING = new Graph(new LinkTable(0, 1), UpperLayers.empty());

  private final CandidatePool pool = new CandidatePool();
  private final VisitedNodes visited = new VisitedNodes();
  private int[] nodes = new int[0];
  private int[] positions = new int[0];
  private float[] scores = new float[0];
  private int[] decoded = new int[0];

  private Adjacency graph = NOTHING;
  private WalkParameters parameters = WalkParameters.of(1);

  private boolean begun;
  private boolean cut;

  /** How many nodes were handed out and have their scores by the next call. */
  private int pending;

  private int scored;
  private int hops;
  private int idleHops;
  private int hopsBeforeStep;

  // Above level 0: where the walk stands, and whether the links there are still to be followed.
  private int level;
  private int position;
  private float closenessHere;
  private boolean arrived;

  /** Begins a walk; what the walk before found is forgotten. */
  public void start(Adjacency graph, WalkParameters parameters) {
    this.graph = graph;
    this.parameters = parameters;
    pool.reset(Math.min(parameters.ef(), graph.size()));
    visited.reset(graph.size());
    makeRoom();
    begun = false;
    cut = false;
    pending = 0;
    scored = 0;
    hops = 0;
    idleHops = 0;
    hopsBeforeStep = 0;
    level = graph.upper().height();
    position = 0;
    closenessHere = Float.NEGATIVE_INFINITY;
    arrived = true;
  }

  /**
   * Takes the scores of the nodes that were handed out last, and hands out those to be scored next.
   *
   * @return how many of {@link #nodes} are to be scored, 0 when the walk is over
   */
  public int next() {
    if (!begun) {
      return begin();
    }
    take();
    pending = 0;
    if (cut || isIdle()) {
      return 0;
    }
    hopsBeforeStep = hops;
    gather();
    int left = parameters.budget() - scored;
    if (pending > left) {
      pending = left;
      cut = true;
    }
    return pending;
  }

  /** Returns the nodes to be scored; the array may be another one after each {@link #start}. */
  public int[] nodes() {
    return nodes;
  }

  /** Returns what takes the scores of {@link #nodes}: higher is closer. */
  public float[] scores() {
    return scores;
  }

  /** Returns how many nodes were found, at most {@code ef}. */
  public int found() {
    return pool.size();
  }

  /** Returns the {@code i}-th closest node; of equally close ones the smaller number is first. */
  public int node(int i) {
    return Candidate.node(pool.at(i));
  }

  /** Returns the closeness of {@code node(i)}, as it was scored, but for the sign of zero. */
  public float closeness(int i) {
    return Candidate.closeness(pool.at(i));
  }

  /** Returns how many nodes were scored. */
  public int scored() {
    return scored;
  }

  /** Returns how many nodes' links were followed, on all levels. */
  public int hops() {
    return hops;
  }

  /** Returns whether the walk ended because its budget was used up. */
  public boolean cut() {
    return cut;
  }

  private int begin() {
    begun = true;
    if (graph.size() > 0) {
      nodes[0] = graph.entry();
      positions[0] = 0;
      visited.add(nodes[0]);
      pending = 1;
    }
    return pending;
  }

  private void take() {
    scored += pending;
    boolean changed = false;
    for (int i = 0; i < pending; i++) {
      changed |= pool.offer(nodes[i], scores[i]) < parameters.watched();
    }
    if (level > 0) {
      climb();
    } else {
      idleHops = changed ? 0 : idleHops + hops - hopsBeforeStep;
    }
  }

  /** Moves to the closest of the scored nodes, if it is closer than where the walk stands. */
  private void climb() {
    for (int i = 0; i < pending; i++) {
      if (scores[i] > closenessHere) {
        closenessHere = scores[i];
        position = positions[i];
        arrived = true;
      }
    }
  }

  private boolean isIdle() {
    return parameters.patience() > 0 && idleHops >= parameters.patience();
  }

  /** Collects nodes that were not seen yet: above from one list, at level 0 for a beam. */
  private void gather() {
    while (level > 0 && pending == 0) {
      if (arrived) {
        arrived = false;
        gatherAbove();
      } else {
        level--;
        arrived = true;
      }
    }
    while (pending < parameters.beam() && level == 0) {
      int node = pool.expandNext();
      if (node < 0) {
        return;
      }
      gatherFrom(node);
    }
  }

  private void gatherAbove() {
    hops++;
    int[] members = graph.upper().members();
    LinkTable table = graph.upper().level(level);
    int degree = table.degree(position);
    for (int i = 0; i < degree; i++) {
      int neighbor = table.link(position, i);
      if (visited.add(members[neighbor])) {
        positions[pending] = neighbor;
        nodes[pending++] = members[neighbor];
      }
    }
  }

  private void gatherFrom(int node) {
    hops++;
    if (graph instanceof Graph flat) {
      int[] cells = flat.base().cells;
      int at = node * flat.base().stride;
      gather(cells, at + 1, cells[at]);
    } else {
      gather(decoded, 0, graph.neighbors(node, decoded));
    }
  }

  private void gather(int[] links, int from, int count) {
    int gathered = pending;
    for (int i = from; i < from + count; i++) {
      if (visited.add(links[i])) {
        nodes[gathered++] = links[i];
      }
    }
    pending = gathered;
  }

  /** Makes the arrays large enough for a step: a beam that lacks one, and all links of a node. */
  private void makeRoom() {
    int degree = graph.maxDegree();
    int room = (int) Math.min(graph.size(), (long) parameters.beam() - 1 + degree);
    if (nodes.length < room) {
      nodes = new int[room];
      positions = new int[room];
      scores = new float[room];
    }
    if (decoded.length < degree) {
      decoded = new int[degree];
    }
  }
}
