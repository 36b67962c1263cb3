/** Facts as a persona stated them go in; what held at any time, as known at any time, comes out. */
@NullMarked
package dev.ragged.memory.fact;

import org.jspecify.annotations.NullMarked;
