package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopOrdinalsTest {
  private static final long SEED = 20_261_127;

  private record Entry(int ordinal, float value) {}

  private static List<Entry> entries(TopOrdinals top) {
    List<Entry> entries = new ArrayList<>();
    for (long key : top.sorted()) {
      entries.add(new Entry(TopOrdinals.ordinal(key), TopOrdinals.value(key)));
    }
    return entries;
  }

  @Test
  void offer_randomNumbers_keepsWhatSortingKeeps() {
    Random random = new Random(SEED);
    for (int capacity : new int[] {1, 2, 3, 10, 255, 256, 257, 1_000}) {
      for (int offers : new int[] {0, 1, capacity - 1, capacity, 3 * capacity + 7}) {
        TopOrdinals top = new TopOrdinals(capacity);
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
          // Few different numbers, so that many are equal; negative ones, too.
          Entry entry = new Entry(random.nextInt(1 << 30) * 2, random.nextInt(21) / 7f - 1);
          top.offer(entry.ordinal(), entry.value());
          all.add(entry);
        }
        TopOrdinals together = offerInBlocks(capacity, all, random);
        all.sort(
            Comparator.comparingDouble((Entry entry) -> -entry.value())
                .thenComparing(Entry::ordinal));
        List<Entry> expected = all.subList(0, Math.min(capacity, offers));
        assertThat(entries(top)).as("seed %d", SEED).isEqualTo(expected);
        assertThat(entries(together)).as("in blocks, seed %d", SEED).isEqualTo(expected);
        assertThat(top.size()).isEqualTo(expected.size());
        assertThat(top.isFull()).isEqualTo(offers >= capacity);
        if (!expected.isEmpty()) {
          assertThat(top.worst()).isEqualTo(expected.get(expected.size() - 1).value());
        }
      }
    }
  }

  private static TopOrdinals offerInBlocks(int capacity, List<Entry> all, Random random) {
    TopOrdinals top = new TopOrdinals(capacity);
    for (int from = 0; from < all.size(); ) {
      int count = 1 + random.nextInt(all.size() - from);
      int[] ordinals = new int[count + 1];
      float[] values = new float[count + 1];
      for (int i = 0; i < count; i++) {
        ordinals[i] = all.get(from + i).ordinal();
        values[i] = all.get(from + i).value();
      }
      values[count] = Float.POSITIVE_INFINITY; // not among those offered
      top.offer(ordinals, count, values);
      from += count;
    }
    return top;
  }

  @Test
  void offer_extremes_areKeptBitForBit() {
    float[] values = {
      Float.NEGATIVE_INFINITY,
      -Float.MAX_VALUE,
      -1,
      -Float.MIN_VALUE,
      -0f,
      0f,
      Float.MIN_VALUE,
      1,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY
    };
    TopOrdinals top = new TopOrdinals(20);
    for (int i = 0; i < values.length; i++) {
      top.offer(i == 0 ? Integer.MAX_VALUE : i, values[i]);
    }
    List<Entry> entries = entries(top);
    for (int i = 0; i < values.length; i++) {
      Entry entry = entries.get(values.length - 1 - i);
      assertThat(Float.floatToRawIntBits(entry.value()))
          .isEqualTo(Float.floatToRawIntBits(values[i]));
      assertThat(entry.ordinal()).isEqualTo(i == 0 ? Integer.MAX_VALUE : i);
    }
  }

  @Test
  void wouldKeep_anyValue_saysWhetherSomeOrdinalWouldEnter() {
    TopOrdinals top = new TopOrdinals(2);
    assertThat(top.wouldKeep(-5)).isTrue();
    top.offer(7, 0.5f);
    assertThat(top.wouldKeep(-5)).isTrue();
    top.offer(3, 0.75f);
    assertThat(top.wouldKeep(Math.nextDown(0.5f))).isFalse();
    assertThat(top.wouldKeep(0.5f)).as("a smaller ordinal would enter").isTrue();
    assertThat(top.wouldKeep(0.6f)).isTrue();
  }

  @Test
  void offer_noRoomAtAll_keepsNothing() {
    TopOrdinals top = new TopOrdinals(0);
    top.offer(1, 1);
    top.offer(new int[] {1}, 1, new float[] {1});
    assertThat(top.sorted()).isEmpty();
    assertThat(top.isFull()).isTrue();
    assertThat(top.wouldKeep(1)).isFalse();
  }
}
