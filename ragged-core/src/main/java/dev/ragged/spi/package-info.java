/**
 * Documents with their chunks and vectors go in; candidates for answers come out.
 *
 * <p>{@link dev.ragged.spi.Corpus} is the high plug of the library: an engine that stores, filters
 * and searches by itself implements it whole. Ragged's own is the embedded corpus of {@code
 * dev.ragged.store}. Chunks cross this border by their string ids; no file, process or ordinal
 * does.
 */
@NullMarked
package dev.ragged.spi;

import org.jspecify.annotations.NullMarked;
