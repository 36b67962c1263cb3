package dev.ragged.backend.leann.segment;

import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import java.io.IOException;

/**
 * Ascending numbers in a file: each as its distance from the one before, seven bits per byte, low
 * bits first, the eighth set in all bytes but the last.
 */
final class Varints {
  private static final int MOST_BYTES = 5;

  private Varints() {}

  static void writeAscending(IndexFileWriter out, int[] numbers) throws IOException {
    int previous = -1;
    for (int number : numbers) {
      int distance = number - previous;
      while (distance > 0x7f) {
        out.writeByte((byte) (distance | 0x80));
        distance >>>= 7;
      }
      out.writeByte((byte) distance);
      previous = number;
    }
  }

  /**
   * Fills {@code numbers}.
   *
   * @param most the largest number there may be
   * @throws dev.ragged.error.StoreCorruptedException if they do not ascend or one is larger
   */
  static void readAscending(IndexFileReader in, int[] numbers, int most, String name)
      throws IOException {
    int previous = -1;
    for (int i = 0; i < numbers.length; i++) {
      long distance = 0;
      int bytes = 0;
      byte next;
      do {
        next = in.readByte();
        distance |= (long) (next & 0x7f) << (7 * bytes++);
      } while (next < 0 && bytes < MOST_BYTES);
      long number = previous + distance;
      if (distance < 1 || number > most) {
        throw in.corrupted(name, "above " + previous + " and at most " + most, number);
      }
      previous = (int) number;
      numbers[i] = previous;
    }
  }
}
