package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionTest {
  @Test
  void pack_anyNormAndSpread_areOffByNoMoreThanPromised() {
    Random random = new Random(8);
    for (int i = 0; i < 10_000; i++) {
      double norm = Math.exp(random.nextDouble() * 160 - 80);
      double spread = Math.pow(2, random.nextDouble() * 30 - 20);
      int packed = Correction.pack(norm, spread);
      assertThat(Correction.isValid(packed)).isTrue();
      assertThat((double) Correction.norm(packed)).isCloseTo(norm, within(norm / (1 << 14)));
      assertThat((double) Correction.spread(packed)).isCloseTo(spread, within(spread / (1 << 7)));
    }
  }

  @Test
  void pack_borders_stayInRange() {
    assertThat(Correction.norm(Correction.pack(0, 0))).isZero();
    assertThat(Correction.spread(Correction.pack(1, 0))).isLessThan(1e-6f);
    assertThat(Correction.isValid(Correction.pack(Float.MAX_VALUE, 1e9))).isTrue();
    assertThat(Correction.spread(Correction.pack(1, 1e9))).isBetween(1_000f, 2_100f);
    assertThat(Correction.isValid(-1)).isFalse();
  }
}
