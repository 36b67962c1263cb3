package dev.ragged.memory.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void of_nothing_isEmpty() {
    Tally tally = Tally.of("");

    assertThat(tally.size()).isZero();
    assertThat(tally.count(1)).isZero();
    assertThat(tally.entries()).isEmpty();
    assertThat(tally.most(3)).isEmpty();
  }

  @Test
  void of_oneNumber_hasIt() {
    assertThat(Tally.of("9223372036854775807").entries())
        .containsExactly(new Tally.Entry(Long.MAX_VALUE, 1));
  }

  @Test
  void of_manyRandomNumbers_countsAsAMapDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      // Numbers with equal low bits meet in the same places.
      long step = 1L << random.nextInt(40);
      int different = 1 + random.nextInt(2_000);
      List<Long> numbers =
          LongStream.generate(() -> 1 + step * random.nextInt(different))
              .limit(random.nextInt(5_000))
              .boxed()
              .toList();
      Map<Long, Long> expected = new TreeMap<>();
      numbers.forEach(number -> expected.merge(number, 1L, Long::sum));

      Tally tally =
          Tally.of(numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));

      List<Tally.Entry> all =
          expected.entrySet().stream()
              .map(entry -> new Tally.Entry(entry.getKey(), entry.getValue()))
              .sorted(
                  Comparator.comparingLong(Tally.Entry::count)
                      .reversed()
                      .thenComparingLong(Tally.Entry::topic))
              .toList();
      assertThat(tally.size()).as("seed %d", seed).isEqualTo(expected.size());
      assertThat(tally.entries()).as("seed %d", seed).hasSameElementsAs(all).hasSize(all.size());
      assertThat(tally.most(5))
          .as("seed %d", seed)
          .isEqualTo(all.subList(0, Math.min(5, all.size())));
      assertThat(tally.count(0)).isZero();
    }
  }
}
