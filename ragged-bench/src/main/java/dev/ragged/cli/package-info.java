/**
 * The {@code ragged} command line: words go in, calls of the library follow, and text, JSON and an
 * exit code come out. This package has what all commands share, and the commands that use a store
 * day by day; each group of others has a package of its own below.
 */
@NullMarked
package dev.ragged.cli;

import org.jspecify.annotations.NullMarked;
