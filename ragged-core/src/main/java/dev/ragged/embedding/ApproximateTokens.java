package dev.ragged.embedding;

/**
 * Counts tokens without a model: a run of letters or digits is one token per six characters begun;
 * a letter of a script without spaces, such as Chinese, and any other visible character are one
 * each. Close to WordPiece on English prose, high rather than low elsewhere.
 */
final class ApproximateTokens {
  private static final int CHARACTERS_PER_TOKEN = 6;

  private ApproximateTokens() {}

  static int count(CharSequence text) {
    int tokens = 0;
    int run = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = Character.codePointAt(text, i);
      i += Character.charCount(codePoint);
      switch (Characters.kind(codePoint)) {
        case SPACED -> {
          if (run % CHARACTERS_PER_TOKEN == 0) {
            tokens++;
          }
          run++;
        }
        case UNSPACED, SYMBOL -> {
          run = 0;
          tokens++;
        }
        case BLANK -> run = 0;
      }
    }
    return tokens;
  }
}
