package dev.ragged.memory.query;

/** Checks how much a caller asks for. */
final class Limits {
  private Limits() {}

  static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          name + " must be within 1.." + most + ": " + name + "=" + value);
    }
  }
}
