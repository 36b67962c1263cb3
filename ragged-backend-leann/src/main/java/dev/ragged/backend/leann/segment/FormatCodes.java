package dev.ragged.backend.leann.segment;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.IndexFileReader;
import dev.ragged.index.Similarity;
import java.io.IOException;

/** The numbers by which choices are written to files. */
final class FormatCodes {
  private FormatCodes() {}

  static int of(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> 0;
      case EUCLIDEAN -> 1;
    };
  }

  /**
   * Checks a number that was read.
   *
   * @throws StoreCorruptedException if it is not the one that must be there
   */
  static void require(IndexFileReader in, String what, int expected, int found) throws IOException {
    if (found != expected) {
      throw in.corrupted(what, expected, found);
    }
  }
}
