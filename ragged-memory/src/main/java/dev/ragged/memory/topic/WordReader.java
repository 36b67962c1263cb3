package dev.ragged.memory.topic;

/** Reads words into a list, each with its folded form and what its letters look like. */
final class WordReader implements WordSink {
  /** Words of a text in capitals only that still read as a list of acronyms. */
  private static final int MAX_SHOUTED = 3;

  private final Words words;
  private boolean hasSmallLetters;

  private WordReader(int expected) {
    this.words = new Words(expected);
  }

  /** Returns the words of {@code text}, which may be ill-formed. */
  static Words read(String text) {
    WordReader reader = new WordReader(WordScanner.expected(text));
    WordScanner.scan(text, reader);
    if (!reader.hasSmallLetters && reader.words.size() > MAX_SHOUTED) {
      reader.unshout();
    }
    return reader.words;
  }

  @Override
  public void accept(String text, int start, int end, int place) {
    if ((place & Words.UNSPACED) != 0) {
      words.add(WordForm.unspaced(text, start, end).folded(), place);
      return;
    }
    WordForm form = WordForm.of(text, start, end);
    hasSmallLetters |=
        (form.shape() & Words.ACRONYM) == 0 && Character.isLowerCase(text.charAt(end - 1));
    words.add(form.folded(), place | form.shape());
  }

  /** In a text without small letters, capitals say nothing. */
  private void unshout() {
    for (int word = 0; word < words.size(); word++) {
      String folded = words.text(word);
      if (Character.isLetter(folded.charAt(folded.length() - 1)) && folded.charAt(0) != '.') {
        words.clear(word, Words.ACRONYM | Words.CAPITAL);
      }
    }
  }
}
