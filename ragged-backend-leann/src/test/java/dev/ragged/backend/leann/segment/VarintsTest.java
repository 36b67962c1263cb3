package dev.ragged.backend.leann.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.error.StoreCorruptedException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarintsTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temp;

  private int[] throughFile(int[] numbers, int most) {
    return new FormatFiles(temp, SegmentFormat.FORMAT)
        .throughFile(
            out -> Varints.writeAscending(out, numbers),
            in -> {
              int[] read = new int[numbers.length];
              Varints.readAscending(in, read, most, "number");
              return read;
            });
  }

  private int[] read(int count, int most, int... bytes) {
    return new FormatFiles(temp, SegmentFormat.FORMAT)
        .throughFile(
            out -> {
              for (int value : bytes) {
                out.writeByte((byte) value);
              }
            },
            in -> {
              int[] read = new int[count];
              Varints.readAscending(in, read, most, "number");
              return read;
            });
  }

  @Test
  void readAscending_whatWasWritten_isTheSame() {
    Random random = new Random(3);
    int largest = Integer.MAX_VALUE - 1;
    for (int[] numbers :
        new int[][] {
          {},
          {0},
          {largest},
          {0, largest},
          {126, 127, 128, 16_383 + 128, 1 << 21, 1 << 28},
          IntStream.range(0, 70_000).toArray(),
          random.ints(5_000, 0, largest).sorted().distinct().toArray()
        }) {
      assertThat(throughFile(numbers, largest)).isEqualTo(numbers);
    }
  }

  @Test
  void readAscending_consecutive_takesOneByteEach() {
    assertThat(read(3, 10, 1, 1, 1)).containsExactly(0, 1, 2);
    assertThat(read(1, 300, 0x80 | 0x2c, 2)).containsExactly(299);
  }

  @Test
  void readAscending_badNumbers_areCorrupted() {
    requireCorrupted(1, 10, 0);
    requireCorrupted(2, 10, 1, 0);
    requireCorrupted(1, 10, 12);
    requireCorrupted(2, 10, 11, 1);
    // The end of the payload within a number, and before it.
    requireCorrupted(1, 1_000, 0x80);
    requireCorrupted(2, 1_000, 1);
    // 35 bits, and a number that never ends.
    requireCorrupted(1, Integer.MAX_VALUE - 1, 0xff, 0xff, 0xff, 0xff, 0x7f);
    requireCorrupted(1, Integer.MAX_VALUE - 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
    requireCorrupted(1, Integer.MAX_VALUE - 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01);
    // More bytes than the number needs are no other way to write it.
    requireCorrupted(1, 10, 0x80, 0x80, 0x80, 0x80, 0x00);
  }

  private void requireCorrupted(int count, int most, int... bytes) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> read(count, most, bytes))
        .withMessageContaining("file=");
  }
}
