/** A folder and a question go in; two personas' answers to it come out. */
@NullMarked
package dev.ragged.examples.personalised;

import org.jspecify.annotations.NullMarked;
