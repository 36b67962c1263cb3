/**
 * A failure goes in; a typed, unchecked exception that says what happened, where, and what to do
 * comes out.
 *
 * <p>Wrong arguments are {@link java.lang.IllegalArgumentException}, use after close is {@link
 * java.lang.IllegalStateException}. Everything else that can go wrong at run time is a {@link
 * dev.ragged.error.RaggedException}.
 */
@NullMarked
package dev.ragged.error;

import org.jspecify.annotations.NullMarked;
