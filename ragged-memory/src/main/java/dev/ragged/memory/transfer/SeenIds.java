package dev.ragged.memory.transfer;

import java.util.UUID;

/**
 * A set of ids that takes 16 bytes for each of its places, of which at most two thirds are filled.
 * One thread at a time.
 */
final class SeenIds {
  private static final int FIRST_PLACES = 1 << 10;

  /** An odd number without pattern: 2^64 over the golden ratio. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final long seed;

  /** Ids as pairs of numbers; a pair of zeros is a free place. */
  private long[] places = new long[2 * FIRST_PLACES];

  private int size;
  private boolean hasZero;

  /**
   * Creates an empty set.
   *
   * @param seed not known to who made the ids, so that they cannot be made to collide
   */
  SeenIds(long seed) {
    this.seed = seed;
  }

  /** Adds an id; returns false if it was there. */
  boolean add(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    if (high == 0 && low == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (size >= places.length / 3) {
      grow();
    }
    return put(high, low);
  }

  private boolean put(long high, long low) {
    int mask = places.length / 2 - 1;
    int place = hash(high, low) & mask;
    while (places[2 * place] != 0 || places[2 * place + 1] != 0) {
      if (places[2 * place] == high && places[2 * place + 1] == low) {
        return false;
      }
      place = (place + 1) & mask;
    }
    places[2 * place] = high;
    places[2 * place + 1] = low;
    size++;
    return true;
  }

  private void grow() {
    long[] former = places;
    places = new long[2 * former.length];
    size = 0;
    for (int i = 0; i < former.length; i += 2) {
      if (former[i] != 0 || former[i + 1] != 0) {
        put(former[i], former[i + 1]);
      }
    }
  }

  /** Mixes all bits with the seed between two multiplications, so that no pattern survives. */
  private int hash(long high, long low) {
    long mixed = (high ^ seed) * SPREAD;
    mixed = (mixed ^ (mixed >>> 32) ^ Long.rotateLeft(seed, 32) ^ low) * SPREAD;
    return (int) (mixed >>> 32);
  }
}
