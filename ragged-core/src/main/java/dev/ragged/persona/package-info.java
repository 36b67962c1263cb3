/**
 * A persona's searches and what came of them go in; searches prepared with its memory come out.
 *
 * <p>{@link dev.ragged.persona.Memory} is the plug for a memory, as {@code Corpus} is for
 * documents. Core prepares and records through it, and knows none by name.
 */
@NullMarked
package dev.ragged.persona;

import org.jspecify.annotations.NullMarked;
