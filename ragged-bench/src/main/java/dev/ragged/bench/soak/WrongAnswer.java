package dev.ragged.bench.soak;

/** The store did not do what it should have. */
final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongAnswer(String message) {
    super(message);
  }

  /** Throws one, whose message ends in {@code name=value} pairs, unless {@code right}. */
  static void unless(boolean right, String must, Object... pairs) {
    if (right) {
      return;
    }
    StringBuilder message = new StringBuilder(must);
    for (int i = 0; i < pairs.length; i += 2) {
      message.append(i == 0 ? ": " : ", ").append(pairs[i]).append('=').append(pairs[i + 1]);
    }
    throw new WrongAnswer(message.toString());
  }
}
