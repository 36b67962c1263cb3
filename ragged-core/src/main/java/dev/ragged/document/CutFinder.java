package dev.ragged.document;

/** Finds the places at which one kind of text is best cut. */
@FunctionalInterface
interface CutFinder {
  /**
   * Adds the places of {@code text} from {@code from} to {@code to}, ascending, the first of them
   * at or before the first visible character. {@code from} is the start of a line.
   */
  void find(String text, int from, int to, Cuts cuts);
}
