package dev.ragged.embedding;

/**
 * Counts tokens without a model: a run of letters or digits is one token per six characters begun,
 * any other visible character is one. Close to WordPiece on English prose, high rather than low
 * elsewhere.
 */
final class ApproximateTokens {
  private static final int CHARS_PER_TOKEN = 6;

  private ApproximateTokens() {}

  static int count(CharSequence text) {
    int tokens = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (run % CHARS_PER_TOKEN == 0) {
          tokens++;
        }
        run++;
      } else {
        run = 0;
        if (!Character.isWhitespace(c)) {
          tokens++;
        }
      }
    }
    return tokens;
  }
}
