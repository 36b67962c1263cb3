package dev.ragged.backend.leann.search;

/**
 * How a graph is walked. Immutable.
 *
 * @param candidates how many the walk keeps at first
 * @param owed how many allowed nodes it must find, or it is repeated with twice as many candidates
 */
record Walk(int candidates, int owed) {}
