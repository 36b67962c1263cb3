/** Measurements: arguments go in, figures on standard output come out. Not published. */
@NullMarked
package dev.ragged.bench;

import org.jspecify.annotations.NullMarked;
