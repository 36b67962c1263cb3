package dev.ragged.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactIdTest {
  @Test
  void random_manyIds_areDifferentUuidsOfVersionFour() {
    Random random = Samples.random(FactIdTest.class);
    Set<FactId> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      FactId id = FactId.random(random);

      assertThat(id.value().version()).isEqualTo(4);
      assertThat(id.value().variant()).isEqualTo(2);
      assertThat(ids.add(id)).isTrue();
    }
  }

  @Test
  void random_sameSeed_givesTheSameId() {
    assertThat(FactId.random(new Random(7))).isEqualTo(FactId.random(new Random(7)));
  }

  @Test
  void of_itsOwnText_isTheSameId() {
    FactId id = FactId.random(new Random(7));

    assertThat(FactId.of(id.toString())).isEqualTo(id);
  }

  @Test
  void of_noUuid_isRefused() {
    assertThatThrownBy(() -> FactId.of("seven"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fact id must be a UUID: id=seven");
  }
}
