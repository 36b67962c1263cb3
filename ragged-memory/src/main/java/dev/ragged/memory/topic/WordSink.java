package dev.ragged.memory.topic;

/** Takes the words of a text as they are found. */
@FunctionalInterface
interface WordSink {
  /**
   * Takes the word at {@code [start, end)} of {@code text}.
   *
   * @param place {@link Words} flags of where it stands, and {@link Words#UNSPACED}
   */
  void accept(String text, int start, int end, int place);
}
