package dev.ragged.cli.profile;

/** How often something is measured. */
final class Iterations {
  private static final int MOST = 1_000_000;

  private Iterations() {}

  static void require(int times) {
    if (times < 1 || times > MOST) {
      throw new IllegalArgumentException(
          "iterations must be from 1 to " + MOST + ": iterations=" + times);
    }
  }
}
