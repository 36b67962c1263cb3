/** A folder and a question go in; passages of its files that answer it come out. */
@NullMarked
package dev.ragged.examples.quickstart;

import org.jspecify.annotations.NullMarked;
