/**
 * What personas do goes in, at once and from any thread; durable rows come out, in order and in
 * batches, and then what they teach.
 */
@NullMarked
package dev.ragged.memory.record;

import org.jspecify.annotations.NullMarked;
