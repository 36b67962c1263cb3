/**
 * A path and the versions of some tables go in; connections to a sound SQLite database come out.
 *
 * <p>The store keeps its database this way, and so does every module that keeps one beside it: the
 * same settings on every connection, one writer and many readers, checksums of rows, files for the
 * owner only, waits that an interrupt does not cut short. For modules of Ragged, not for
 * applications.
 */
@NullMarked
package dev.ragged.sqlite;

import org.jspecify.annotations.NullMarked;
