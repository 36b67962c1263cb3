/**
 * A load goes in, for hours if you like; what the process held meanwhile comes out, and whether it
 * leaks.
 */
@NullMarked
package dev.ragged.bench.soak;

import org.jspecify.annotations.NullMarked;
