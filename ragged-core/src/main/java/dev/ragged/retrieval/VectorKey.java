package dev.ragged.retrieval;

import dev.ragged.spi.Scope;

/**
 * A question's text, and whose it is: nobody can tell by a quick answer what somebody else asked.
 * Immutable.
 */
record VectorKey(Scope scope, String text) {}
