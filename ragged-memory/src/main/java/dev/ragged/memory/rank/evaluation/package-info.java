/**
 * Rankings and judgments of what is relevant go in; how good a ranking is, and whether another is
 * better, comes out.
 */
@NullMarked
package dev.ragged.memory.rank.evaluation;

import org.jspecify.annotations.NullMarked;
