/**
 * Two reports, or two programs, go in; a verdict on each figure comes out, and an exit code.
 *
 * <p>What is counted is compared between stored reports and fails hard ({@link CounterGate}). What
 * is timed is compared between two programs that run in turns on the same machine ({@link
 * PairedGate}); two stored reports only give advice on it ({@link StoredGate}).
 */
@NullMarked
package dev.ragged.bench.gate;

import org.jspecify.annotations.NullMarked;
