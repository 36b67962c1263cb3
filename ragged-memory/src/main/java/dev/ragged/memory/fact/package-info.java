/**
 * Facts as a persona stated them go in; what held at any time, as known at any time, comes out.
 *
 * <p>Nothing that was stated is rewritten. A {@link dev.ragged.memory.fact.Fact} has a stated
 * {@link dev.ragged.memory.fact.Validity}; each change of it is a further {@link
 * dev.ragged.memory.fact.FactVersion}, and the former keeps its content and the time in which it
 * was believed. When two facts exclude each other, neither is changed: {@link
 * dev.ragged.memory.fact.Cardinality} decides at each read which of them held.
 *
 * <p>Everything here is about the facts of one persona. Who calls keeps those of two personas
 * apart.
 */
@NullMarked
package dev.ragged.memory.fact;

import org.jspecify.annotations.NullMarked;
