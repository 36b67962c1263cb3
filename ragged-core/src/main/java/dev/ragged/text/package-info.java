/**
 * Figures go in, text for people comes out: durations, sizes, counts, and tables of them. Not
 * exported.
 */
@NullMarked
package dev.ragged.text;

import org.jspecify.annotations.NullMarked;
