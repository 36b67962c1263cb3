package dev.ragged.index;

import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A set of ordinals: what lives, what a filter matches, what a search may return. Immutable. Costs
 * one bit per ordinal up to the largest.
 */
public final class OrdinalSet {
  private static final OrdinalSet EMPTY = new OrdinalSet(new BitSet());

  private final BitSet bits;
  private final int size;

  private OrdinalSet(BitSet bits) {
    this.bits = bits;
    this.size = bits.cardinality();
  }

  /** Returns the set without ordinals. */
  public static OrdinalSet empty() {
    return EMPTY;
  }

  /** Returns the set of these ordinals. */
  public static OrdinalSet of(int... ordinals) {
    BitSet bits = new BitSet();
    for (int ordinal : ordinals) {
      bits.set(ordinal);
    }
    return new OrdinalSet(bits);
  }

  /** Returns the ordinals 0 (inclusive) to {@code end} (exclusive). */
  public static OrdinalSet range(int end) {
    BitSet bits = new BitSet(end);
    bits.set(0, end);
    return new OrdinalSet(bits);
  }

  /** Returns the set bits of {@code bits}, which is copied. */
  public static OrdinalSet copyOf(BitSet bits) {
    return new OrdinalSet((BitSet) bits.clone());
  }

  /** Returns whether {@code ordinal} is in this set. */
  public boolean contains(int ordinal) {
    return bits.get(ordinal);
  }

  /** Returns the number of ordinals. Costs nothing. */
  public int size() {
    return size;
  }

  /** Returns whether the set has no ordinals. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns the smallest ordinal that is at least {@code from}, or -1 if there is none. */
  public int next(int from) {
    return bits.nextSetBit(from);
  }

  /** Calls {@code action} with each ordinal, smallest first. */
  public void forEach(IntConsumer action) {
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      action.accept(i);
    }
  }

  /** Returns the ordinals, smallest first. */
  public IntStream stream() {
    return bits.stream();
  }

  /** Returns what is in both sets. */
  public OrdinalSet and(OrdinalSet other) {
    BitSet result = (BitSet) bits.clone();
    result.and(other.bits);
    return new OrdinalSet(result);
  }

  /** Returns what is in either set. */
  public OrdinalSet or(OrdinalSet other) {
    BitSet result = (BitSet) bits.clone();
    result.or(other.bits);
    return new OrdinalSet(result);
  }

  /** Returns what is in this set and not in {@code other}. */
  public OrdinalSet andNot(OrdinalSet other) {
    BitSet result = (BitSet) bits.clone();
    result.andNot(other.bits);
    return new OrdinalSet(result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrdinalSet that && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return "OrdinalSet[size=" + size + "]";
  }
}
