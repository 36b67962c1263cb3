/**
 * The commands {@code persona} and {@code memory}: words go in, calls of a persona's memory follow,
 * and what it knows comes out as text and JSON.
 */
@NullMarked
package dev.ragged.cli.memory;

import org.jspecify.annotations.NullMarked;
