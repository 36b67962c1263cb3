/**
 * What a question calls to a persona's mind: the questions it asked before that are like it, and
 * what it was busy with.
 */
@NullMarked
package dev.ragged.memory.recall;

import org.jspecify.annotations.NullMarked;
