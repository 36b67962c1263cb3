/**
 * A persona's memory goes in as rows and comes out as a file, or the other way round: here are the
 * choices that are to be made, and what is told of it afterwards.
 */
@NullMarked
package dev.ragged.memory.portable;

import org.jspecify.annotations.NullMarked;
