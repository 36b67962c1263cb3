package dev.ragged.backend.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.index.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HnswParametersTest {
  @ParameterizedTest
  @CsvSource({
    "1, 100, 10, m must be from 2 to 128: m=1",
    "129, 200, 10, m must be from 2 to 128: m=129",
    "16, 15, 10, efConstruction must be from 16 to 10000: efConstruction=15",
    "16, 10001, 10, efConstruction must be from 16 to 10000: efConstruction=10001",
    "16, 100, 0, efSearch must be from 1 to 10000: efSearch=0",
    "16, 100, 10001, efSearch must be from 1 to 10000: efSearch=10001"
  })
  void constructor_outOfRange_namesTheParameter(
      int m, int efConstruction, int efSearch, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HnswParameters(m, efConstruction, efSearch))
        .withMessage(message);
  }

  @Test
  void with_oneParameter_keepsTheOthers() {
    assertThat(HnswParameters.BALANCED.withM(8).withEfConstruction(60).withEfSearch(70))
        .isEqualTo(new HnswParameters(8, 60, 70));
    assertThat(HnswParameters.BALANCED.withEfSearch(70)).isEqualTo(new HnswParameters(32, 200, 70));
  }

  @Test
  void presets_search_atLeastAsHardAsTheFastEffort() {
    assertThat(HnswParameters.SPEED.efSearch())
        .isGreaterThanOrEqualTo(Effort.FAST.candidates())
        .isLessThan(HnswParameters.BALANCED.efSearch());
    assertThat(HnswParameters.ACCURACY.efSearch())
        .isGreaterThan(HnswParameters.BALANCED.efSearch());
  }
}
