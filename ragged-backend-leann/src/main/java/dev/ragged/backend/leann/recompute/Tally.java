package dev.ragged.backend.leann.recompute;

/** Counts what one search asked of a {@link Recomputer}. One thread at a time. */
public final class Tally {
  private long asked;
  private long cached;
  private long joined;
  private long embedded;
  private long calls;
  private long nanos;

  /** Makes a tally of nothing. */
  public Tally() {}

  /** Returns how many vectors were asked for. */
  public long asked() {
    return asked;
  }

  /** Returns how many of them came from the cache. */
  public long cached() {
    return cached;
  }

  /** Returns how many were being embedded for another search already. */
  public long joined() {
    return joined;
  }

  /** Returns how many this search had to have embedded. */
  public long embedded() {
    return embedded;
  }

  /** Returns how many calls to the store that took. */
  public long calls() {
    return calls;
  }

  /** Returns the nanoseconds that the search spent on what was not in the cache. */
  public long nanos() {
    return nanos;
  }

  void ask(int wanted, int fromCache) {
    asked += wanted;
    cached += fromCache;
  }

  void embed(int own, int ofOthers) {
    embedded += own;
    joined += ofOthers;
    calls += own > 0 ? 1 : 0;
  }

  void spend(long duration) {
    nanos += duration;
  }
}
