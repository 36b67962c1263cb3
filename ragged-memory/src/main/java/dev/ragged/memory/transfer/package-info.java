/**
 * Rows of one persona go in and a file comes out; a file goes in and rows come out, checked as a
 * whole before the first is written.
 */
@NullMarked
package dev.ragged.memory.transfer;

import org.jspecify.annotations.NullMarked;
