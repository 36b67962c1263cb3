/**
 * A plan goes in: who is measured, with how many documents, in which scenarios; a report comes out.
 */
@NullMarked
package dev.ragged.bench.suite;

import org.jspecify.annotations.NullMarked;
