/**
 * Keys and what is costly to find again go in; the same values come out, from the heap or from
 * disk, never an old one, or nothing. All of it may be lost at any time.
 */
@NullMarked
package dev.ragged.cache;

import org.jspecify.annotations.NullMarked;
