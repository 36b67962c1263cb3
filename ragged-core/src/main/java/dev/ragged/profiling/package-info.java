/**
 * Spans in; sessions, monitors, reports and comparisons out.
 *
 * <p>A stage is timed once, by one {@link dev.ragged.profiling.Span} that an {@link
 * dev.ragged.profiling.OperationProfiler} opens; whoever wants to know listens to it.
 */
@NullMarked
package dev.ragged.profiling;

import org.jspecify.annotations.NullMarked;
