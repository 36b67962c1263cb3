package dev.ragged.memory.record;

import java.util.concurrent.CompletableFuture;

/**
 * A write that is not durable yet.
 *
 * @param persona the number of the persona it is for
 * @param future completes once it is durable
 */
record Pending(long persona, Write write, CompletableFuture<Boolean> future) {}
