/**
 * Moves a store to another vector backend: takes the name of one, copies, verifies, switches, and
 * gives a report; searches and writes go on meanwhile.
 */
@NullMarked
package dev.ragged.migration;

import org.jspecify.annotations.NullMarked;
