/** A folder and a question go in; an answer, and where each sentence of it is from, come out. */
@NullMarked
package dev.ragged.examples.ask;

import org.jspecify.annotations.NullMarked;
