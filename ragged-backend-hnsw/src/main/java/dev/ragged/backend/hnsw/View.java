package dev.ragged.backend.hnsw;

import dev.ragged.index.OrdinalSet;

/**
 * What a search may rely on: a graph, and which ordinals are certain to be linked in it. The graph
 * may hold more by the time it is walked. Immutable but for the graph.
 */
record View(Graph graph, OrdinalSet linked) {}
