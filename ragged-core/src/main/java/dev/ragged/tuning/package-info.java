/**
 * Takes a store and how it is used, and gives values of settings with the figures that speak for
 * them: {@link dev.ragged.tuning.Tuner} measures on request, applies and undoes, and watches.
 */
@NullMarked
package dev.ragged.tuning;

import org.jspecify.annotations.NullMarked;
