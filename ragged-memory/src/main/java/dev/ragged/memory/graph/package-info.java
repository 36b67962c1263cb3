/**
 * A topic, a document or a moment goes in; what a persona met together with it comes out, counted.
 */
@NullMarked
package dev.ragged.memory.graph;

import org.jspecify.annotations.NullMarked;
