/**
 * Measures commands' work: indexing, searching, answering and starting go in, profiles, comparisons
 * and the log of what calls took come out.
 */
@NullMarked
package dev.ragged.cli.profile;

import org.jspecify.annotations.NullMarked;
