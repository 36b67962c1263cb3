/**
 * Candidates and what a persona cares about go in; the same candidates in its order, with reasons,
 * come out.
 */
@NullMarked
package dev.ragged.memory.rank;

import org.jspecify.annotations.NullMarked;
