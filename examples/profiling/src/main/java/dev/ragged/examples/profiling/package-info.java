/** A folder goes in; what an ingest of it and searches in it took comes out. */
@NullMarked
package dev.ragged.examples.profiling;

import org.jspecify.annotations.NullMarked;
