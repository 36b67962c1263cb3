/** Samples of two programs go in; effects with intervals, and verdicts on them, come out. */
@NullMarked
package dev.ragged.statistics;

import org.jspecify.annotations.NullMarked;
