/**
 * What a benchmark measured goes in, as results of scenarios; comes out as JSON that another run
 * can be compared with.
 */
@NullMarked
package dev.ragged.bench.report;

import org.jspecify.annotations.NullMarked;
