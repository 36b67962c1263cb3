package dev.ragged.memory.options;

/**
 * What a recorder did since it was opened. Immutable.
 *
 * @param waiting writes that are not durable yet
 * @param durable writes that are
 * @param batches commits that made them so
 * @param refused writes that were refused because too many waited
 * @param failed writes that were given up
 * @param retries batches that were tried again
 */
public record RecorderStatistics(
    int waiting, long durable, long batches, long refused, long failed, long retries) {}
