package dev.ragged.persona;

/** Whether a memory takes part in a persona's searches. */
public enum MemoryStatus {
  /** It records, and it ranks. */
  ON("the memory is on"),

  /** It ranks by what it has, and records nothing new. */
  PAUSED("the memory is paused: nothing is recorded"),

  /**
   * The persona's memory is off: nothing is recorded, nothing is ranked by it, the rest is kept.
   */
  OFF("the memory is off: nothing is recorded, and the order is the documents' own"),

  /** The persona's key was not given: nothing can be read or recorded, the rest is kept. */
  LOCKED("the memory is locked, because its key was not given: the order is the documents' own"),

  /** There is no memory of this persona. */
  ABSENT("there is no memory of this persona: the order is the documents' own"),

  /** This call was made without it. */
  SKIPPED("asked without memory: the order is the documents' own");

  private final String sentence;

  MemoryStatus(String sentence) {
    this.sentence = sentence;
  }

  /** Returns whether searches may be prepared with what is remembered. */
  public boolean ranks() {
    return this == ON || this == PAUSED;
  }

  /** Returns the status in words. */
  public String sentence() {
    return sentence;
  }
}
