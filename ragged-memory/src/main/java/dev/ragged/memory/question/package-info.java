/**
 * A question goes in; what a persona asked before that is like it, and what it was busy with, come
 * out, and questions that are extended by it.
 *
 * <p>Vectors of questions come with what is recorded, or are made in the background. The database
 * holds them; the indexes by which they are compared live in the heap only.
 */
@NullMarked
package dev.ragged.memory.question;

import org.jspecify.annotations.NullMarked;
