package dev.ragged.sqlite;

/** What a commit that was acknowledged survives. */
public enum Durability {
  /** The end of the process, of the system, and of power: the disk is asked to keep each commit. */
  FULL,

  /**
   * The end of the process. A crash of the system or a loss of power may take the last commits
   * back; what is left is whole.
   */
  NORMAL
}
