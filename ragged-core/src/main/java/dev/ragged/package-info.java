/**
 * Builder calls go in; a {@link dev.ragged.Ragged} that ingests and answers comes out. Start here.
 */
@NullMarked
package dev.ragged;

import org.jspecify.annotations.NullMarked;
