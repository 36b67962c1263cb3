package dev.ragged.document;

/** Cuts before every word, all places alike, for windows of fixed size. Thread-safe. */
final class WordCuts implements CutFinder {
  @Override
  public void find(String text, int from, int to, Cuts cuts) {
    boolean blankBefore = true;
    for (int i = from; i < to; i++) {
      boolean blank = Character.isWhitespace(text.charAt(i));
      if (!blank && blankBefore) {
        cuts.add(i, Cuts.WORD);
      }
      blankBefore = blank;
    }
  }
}
