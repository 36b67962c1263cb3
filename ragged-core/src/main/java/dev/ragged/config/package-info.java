/**
 * What an application wants goes in, as a file, as properties or in code; checked values that know
 * where they came from come out.
 *
 * <p>{@link dev.ragged.config.Settings} are those of the library itself. A part that is plugged in
 * brings its own as {@link dev.ragged.config.Configurable}.
 */
@NullMarked
package dev.ragged.config;

import org.jspecify.annotations.NullMarked;
