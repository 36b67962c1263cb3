package dev.ragged.retrieval;

import dev.ragged.spi.Candidates;

/**
 * One way of searching with what it proposed.
 *
 * @param name as in {@link ScorePart#signal()}
 * @param candidates best first
 */
record Signal(String name, Candidates candidates) {}
