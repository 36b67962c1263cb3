package dev.ragged.memory.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenIdsTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void add_randomIds_saysWhatASetOfTheJdkSays(long seed) {
    Random random = new Random(seed);
    SeenIds seen = new SeenIds(random.nextLong());
    Set<UUID> oracle = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      // Few bits, so that halves and wholes come again.
      UUID id = new UUID(random.nextInt(100), random.nextInt(100) << random.nextInt(40));

      assertThat(seen.add(id)).as("%s", id).isEqualTo(oracle.add(id));
    }
    assertThat(oracle.size()).isBetween(3_000, 19_000);
  }

  @Test
  void add_idOfZeros_isAnIdAsOthers() {
    SeenIds seen = new SeenIds(7);

    assertThat(seen.add(new UUID(0, 0))).isTrue();
    assertThat(seen.add(new UUID(0, 0))).isFalse();
    assertThat(seen.add(new UUID(0, 1))).isTrue();
    assertThat(seen.add(new UUID(1, 0))).isTrue();
    assertThat(seen.add(new UUID(1, 0))).isFalse();
  }

  @Test
  void add_manyIdsInARow_takesTimeInProportion() {
    SeenIds seen = new SeenIds(11);

    for (int i = 1; i <= 2_000_000; i++) {
      assertThat(seen.add(new UUID(i, 0)) && seen.add(new UUID(0, i))).isTrue();
    }
  }
}
