/**
 * Spans and statistics of a store in; observations, timers and meters of Micrometer out.
 *
 * <p>Tags are names of stages, outcomes, caches and levels, and those that the application adds.
 * Questions, personas and documents never become one.
 */
@NullMarked
package dev.ragged.micrometer;

import org.jspecify.annotations.NullMarked;
