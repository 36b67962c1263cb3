/**
 * A preset and a number of chunks go in; what a process with such a store takes in memory, time and
 * disk comes out.
 */
@NullMarked
package dev.ragged.bench.preset;

import org.jspecify.annotations.NullMarked;
