/**
 * Judged questions and what was recorded go in; how two ways of searching compare on them comes
 * out. Nothing is recorded or learned by it.
 */
@NullMarked
package dev.ragged.memory.replay;

import org.jspecify.annotations.NullMarked;
