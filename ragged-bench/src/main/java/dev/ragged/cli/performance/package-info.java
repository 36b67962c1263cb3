/** Reads what calls took and what caches hold: the log of a store goes in, statistics come out. */
@NullMarked
package dev.ragged.cli.performance;

import org.jspecify.annotations.NullMarked;
