package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepTableTest {
  private static final long SEED = Long.getLong("ragged.test.seed", 20261127);

  @Test
  void get_randomKeys_isWhatWasPut() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    StepTable table = new StepTable();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 1; i <= 10_000; i++) {
      // Small and clashing keys, too.
      long key = i % 3 == 0 ? (long) random.nextInt(50) << 40 : random.nextLong(-5_000, 5_000);
      if (!expected.containsKey(key)) {
        expected.put(key, i);
        table.put(key, i);
      }
    }
    assertThat(table.size()).isEqualTo(expected.size());
    expected.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
    for (int i = 0; i < 1_000; i++) {
      long key = random.nextLong();
      assertThat(table.get(key)).isEqualTo(expected.getOrDefault(key, 0));
    }
  }

  @Test
  void get_nothingPut_isNothing() {
    assertThat(new StepTable().get(0)).isZero();
    assertThat(new StepTable().size()).isZero();
  }
}
