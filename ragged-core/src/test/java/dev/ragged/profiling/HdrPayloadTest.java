package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;

/** The library HdrHistogram is the oracle. */
class HdrPayloadTest {
  private static final int HEADER = 40;

  private static Random random(String test) {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(test + ": -Dragged.test.seed=" + seed);
    return new Random(seed);
  }

  /** Durations of all magnitudes, with gaps and repetitions. */
  private static long[] durations(Random random) {
    int n = random.nextInt(300);
    long[] durations = new long[n];
    for (int i = 0; i < n; i++) {
      durations[i] =
          i > 0 && random.nextInt(3) == 0
              ? durations[random.nextInt(i)]
              : random.nextLong() >>> (1 + random.nextInt(63));
    }
    return durations;
  }

  private static DurationHistogram ours(long... durations) {
    DurationHistogram histogram = new DurationHistogram();
    for (long duration : durations) {
      histogram.add(duration);
    }
    return histogram;
  }

  private static byte[] bytes(DurationHistogram histogram) {
    return Base64.getDecoder().decode(HdrPayload.encode(histogram));
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void assertSameCounts(long[] cells, Histogram theirs) {
    long[] expected = new long[cells.length];
    long total = 0;
    for (HistogramIterationValue value : theirs.recordedValues()) {
      int cell = DurationHistogram.cell(theirs.lowestEquivalentValue(value.getValueIteratedTo()));
      expected[cell] = value.getCountAtValueIteratedTo();
      total += value.getCountAtValueIteratedTo();
    }
    assertThat(cells).isEqualTo(expected);
    assertThat(Arrays.stream(cells).sum()).isEqualTo(total);
  }

  @Test
  void encode_randomHistograms_theLibraryDecodesThem() {
    Random random = random("encode");
    for (int round = 0; round < 300; round++) {
      long[] durations = durations(random);
      DurationHistogram ours = ours(durations);

      Histogram theirs = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes(ours)), 0);

      assertThat(theirs.getTotalCount()).isEqualTo(durations.length);
      for (long duration : durations) {
        assertThat(theirs.getCountAtValue(duration))
            .isEqualTo(ours.cells()[DurationHistogram.cell(duration)]);
      }
      assertSameCounts(ours.cells(), theirs);
    }
  }

  @Test
  void decode_randomHistogramsOfTheLibrary_givesTheSameCounts() {
    Random random = random("decode");
    for (int round = 0; round < 300; round++) {
      Histogram theirs = new Histogram(1, Long.MAX_VALUE, 2);
      for (long duration : durations(random)) {
        theirs.recordValueWithCount(
            duration, 1 + (random.nextLong() >>> (24 + random.nextInt(40))));
      }
      ByteBuffer buffer = ByteBuffer.allocate(theirs.getNeededByteBufferCapacity());
      int length = theirs.encodeIntoByteBuffer(buffer);

      long[] cells = HdrPayload.decode(text(Arrays.copyOf(buffer.array(), length)));

      assertSameCounts(cells, theirs);
    }
  }

  @Test
  void cells_randomDurations_areThoseOfTheLibrary() {
    Histogram theirs = new Histogram(1, Long.MAX_VALUE, 2);
    Random random = random("cells");
    for (int i = 0; i < 100_000; i++) {
      long duration = random.nextLong() >>> (1 + random.nextInt(63));
      long lowest = DurationHistogram.lowest(DurationHistogram.cell(duration));
      assertThat(lowest).isEqualTo(theirs.lowestEquivalentValue(duration));
    }
    assertThat(DurationHistogram.lowest(DurationHistogram.cell(Long.MAX_VALUE)))
        .isEqualTo(theirs.lowestEquivalentValue(Long.MAX_VALUE));
  }

  @Test
  void decode_whatWasEncoded_givesTheSameCells() {
    long[] cells = {0, 1, 0, 0, Long.MAX_VALUE - 300, 63, 64, 127};
    DurationHistogram histogram = DurationHistogram.of(cells, 1, 7);

    assertThat(HdrPayload.decode(HdrPayload.encode(histogram))).isEqualTo(cells);
    assertThat(HdrPayload.decode(HdrPayload.encode(new DurationHistogram()))).isEmpty();
  }

  @Test
  void decode_truncatedAnywhere_isRefused() {
    byte[] whole = bytes(ours(0, 5, 5, 1_000_000, Long.MAX_VALUE));
    for (int length = 0; length < whole.length; length++) {
      String cut = text(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> HdrPayload.decode(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(length < HEADER ? "header" : "length");
    }
  }

  @Test
  void decode_tooLong_isRefused() {
    byte[] whole = bytes(ours(1, 2, 3));
    assertThatThrownBy(() -> HdrPayload.decode(text(Arrays.copyOf(whole, whole.length + 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a histogram's length must be 5: found 4");
  }

  @Test
  void decode_notBase64_isRefused() {
    assertThatThrownBy(() -> HdrPayload.decode("%%%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a histogram must be in Base64");
  }

  @Test
  void decode_otherHeader_isRefusedByTheFieldsName() {
    byte[] whole = bytes(ours(1));
    assertRefused(whole, buffer -> buffer.putInt(0, 0x1c849303), "cookie");
    assertRefused(whole, buffer -> buffer.putInt(8, 1), "offset of the first cell");
    assertRefused(whole, buffer -> buffer.putInt(12, 3), "significant digits");
    assertRefused(whole, buffer -> buffer.putLong(16, 1_000), "shortest value");
    assertRefused(whole, buffer -> buffer.putDouble(32, 2), "ratio");
  }

  private static void assertRefused(byte[] whole, Consumer<ByteBuffer> change, String field) {
    byte[] changed = whole.clone();
    change.accept(ByteBuffer.wrap(changed));
    assertThatThrownBy(() -> HdrPayload.decode(text(changed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
  }

  @Test
  void decode_emptyCellsWithoutEnd_takesNoMemoryForThem() {
    // -2^62, and the least of all words, of which the sign cannot be turned.
    for (byte[] word :
        new byte[][] {
          {-1, -1, -1, -1, -1, -1, -1, -1, 0x7f}, {-1, -1, -1, -1, -1, -1, -1, -1, -1}
        }) {
      byte[] header = Arrays.copyOf(bytes(new DurationHistogram()), HEADER + word.length);
      ByteBuffer.wrap(header).putInt(4, word.length).put(HEADER, word);
      assertThatThrownBy(() -> HdrPayload.decode(text(header)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 7296 cells")
          .hasMessageContaining("offset 40");
    }
  }

  @Test
  void decode_bitsFlippedAtRandom_refusesOrReturnsNoMoreCellsThanThereAre() {
    Random random = random("flip");
    byte[] whole = bytes(ours(durations(random)));
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        long[] cells = HdrPayload.decode(text(changed));
        assertThat(cells).hasSizeLessThanOrEqualTo(7_296);
        assertThat(Arrays.stream(cells)).allMatch(count -> count >= 0);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("a histogram");
      }
    }
  }

  @Test
  void of_boundsThatAreElsewhere_areRefused() {
    long[] cells = {0, 2, 0, 1};
    assertThat(DurationHistogram.of(cells, 1, 3).count()).isEqualTo(3);
    for (long[] bounds : new long[][] {{0, 3}, {1, 4}, {3, 1}, {-1, 3}}) {
      assertThatThrownBy(() -> DurationHistogram.of(cells, bounds[0], bounds[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("min=" + bounds[0] + ", max=" + bounds[1]);
    }
    assertThatThrownBy(() -> DurationHistogram.of(new long[0], 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DurationHistogram.of(new long[] {Long.MAX_VALUE, 1}, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cell=1");
    assertThatThrownBy(() -> DurationHistogram.of(new long[] {-1}, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cell=0");
  }
}
