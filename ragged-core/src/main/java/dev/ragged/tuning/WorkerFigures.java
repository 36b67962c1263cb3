package dev.ragged.tuning;

/**
 * How many texts some threads embedded. Immutable.
 *
 * @param workers threads that embedded at once
 * @param textsPerSecond passages of this store that they embedded together in a second
 */
public record WorkerFigures(int workers, double textsPerSecond) {}
