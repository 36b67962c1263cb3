package dev.ragged.store;

/**
 * What one step of copying did. Immutable.
 *
 * @param vectors how many it added
 * @param embedded how many of them had to be embedded anew
 * @param done chunks that the index has
 * @param total chunks that there are
 */
public record Copied(int vectors, long embedded, long done, long total) {}
