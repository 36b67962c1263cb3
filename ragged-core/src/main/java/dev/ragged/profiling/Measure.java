package dev.ragged.profiling;

import dev.ragged.text.Figures;

/** What a comparison compares of an operation. Of each, less is better. */
public enum Measure {
  /** The median of its wall time, in nanoseconds. */
  TIME("slower", "faster"),
  /** The bytes that its threads allocate in the heap for one operation, with its parts. */
  ALLOCATION("more", "less");

  private final String up;
  private final String down;

  Measure(String up, String down) {
    this.up = up;
    this.down = down;
  }

  /** Returns what a change in this direction means: slower, faster, more, less; or same. */
  String word(double change) {
    return change > 0 ? up : change < 0 ? down : "same";
  }

  /** Returns a value as text. */
  String text(double value) {
    return this == TIME ? Figures.nanos(value) : Figures.bytes(value);
  }
}
