/** A folder and a question go in; passages, and what finding them took, come out. */
@NullMarked
package dev.ragged.examples.lowstorage;

import org.jspecify.annotations.NullMarked;
