/**
 * The contract suites: what every embedder and every index must do, as tests that an implementation
 * extends.
 */
@NullMarked
package dev.ragged.tck;

import org.jspecify.annotations.NullMarked;
