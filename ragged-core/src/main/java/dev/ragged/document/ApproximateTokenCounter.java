package dev.ragged.document;

/** Counts tokens by character class. Thread-safe. */
final class ApproximateTokenCounter implements TokenCounter {
  static final ApproximateTokenCounter INSTANCE = new ApproximateTokenCounter();

  private static final int CHARS_PER_TOKEN = 6;

  private ApproximateTokenCounter() {}

  @Override
  public String name() {
    return "approximate-1";
  }

  @Override
  public int count(CharSequence text) {
    int tokens = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Word-piece vocabularies hold ideographs and kana one by one, alphabetic words in parts.
      if (c < 0x2E80 ? Character.isLetterOrDigit(c) : Character.isAlphabetic(c) && !isCjk(c)) {
        if (run++ % CHARS_PER_TOKEN == 0) {
          tokens++;
        }
      } else {
        run = 0;
        if (!Character.isWhitespace(c) && !Character.isLowSurrogate(c)) {
          tokens++;
        }
      }
    }
    return tokens;
  }

  private static boolean isCjk(char c) {
    boolean unified = c >= 0x2E80 && c < Character.MIN_SURROGATE;
    boolean compatibility = c >= 0xF900 && c < 0xFB00;
    return unified || compatibility;
  }
}
