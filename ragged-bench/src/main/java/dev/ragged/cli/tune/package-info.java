/**
 * Settings of a store: measurements and words of the user go in, values that later calls open with
 * come out.
 */
@NullMarked
package dev.ragged.cli.tune;

import org.jspecify.annotations.NullMarked;
