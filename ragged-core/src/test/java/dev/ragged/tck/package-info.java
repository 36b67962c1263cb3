/**
 * Contract suites: a new backend goes in, a verdict comes out. A module that implements a plug
 * extends the suite of that plug.
 */
@NullMarked
package dev.ragged.tck;

import org.jspecify.annotations.NullMarked;
