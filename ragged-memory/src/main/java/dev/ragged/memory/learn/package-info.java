/**
 * Recorded interactions and candidates of a search go in; what a persona cares about, and
 * candidates in its order, come out.
 */
@NullMarked
package dev.ragged.memory.learn;

import org.jspecify.annotations.NullMarked;
