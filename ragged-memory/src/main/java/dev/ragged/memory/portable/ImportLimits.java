package dev.ragged.memory.portable;

/**
 * How much a file may hold that is to be imported. Texts have the limits of what they are in, as of
 * an {@link dev.ragged.persona.Interaction}. Immutable.
 */
public final class ImportLimits {
  /** Longest file, in bytes: 8 GiB. */
  public static final long MAX_BYTES = 8L << 30;

  /**
   * Longest stream, in bytes, for a store without a directory, where it has to fit the heap: 64
   * MiB.
   */
  public static final int MAX_HEAP_BYTES = 64 << 20;

  /** Most interactions; the same is the limit of sessions and of facts. */
  public static final int MAX_INTERACTIONS = 10_000_000;

  /** Most verdicts on one interaction. */
  public static final int MAX_FEEDBACK = 10_000;

  /** Most versions of one fact. */
  public static final int MAX_VERSIONS = 10_000;

  /** Most predicates of which something is declared. */
  public static final int MAX_PREDICATES = 100_000;

  /** Most preferences. */
  public static final int MAX_PREFERENCES = 100_000;

  /**
   * Most {@code char}s in all texts of one interaction, fact or description together; each value
   * counts 32 more.
   */
  public static final int MAX_ENTRY_LENGTH = 16 << 20;

  /** Objects and arrays within each other. */
  public static final int MAX_DEPTH = 32;

  private ImportLimits() {}
}
