package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static final int ALL = Words.CAPITAL | Words.ACRONYM;

  @Test
  void of_moreOfAnyEvidence_isSurerButNeverAboveOne() {
    long seed = new Random().nextLong();
    System.out.println("ConfidenceTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      int content = random.nextInt(5_000);
      Confidence confidence = new Confidence(content);
      double weight = 0.01 + random.nextInt(1_000);
      int nouns = 1 + random.nextInt(2);
      double early = random.nextDouble();
      double sure = confidence.of(weight, nouns, early, 0);
      assertThat(sure).isGreaterThan(0).isLessThanOrEqualTo(1);
      assertThat(confidence.of(weight + 1, nouns, early, 0)).isGreaterThan(sure);
      assertThat(confidence.of(weight, nouns + 1, early, 0)).isGreaterThan(sure);
      assertThat(confidence.of(weight, nouns, early + 0.1, 0)).isGreaterThan(sure);
      assertThat(confidence.of(weight, nouns, early, Words.CAPITAL)).isGreaterThan(sure);
      assertThat(confidence.of(weight, nouns, early, ALL))
          .isGreaterThan(confidence.of(weight, nouns, early, Words.CAPITAL));
      assertThat(new Confidence(content + 1).of(weight, nouns, early, 0)).isLessThan(sure);
    }
  }

  @Test
  void of_hugeEvidence_isOne() {
    assertThat(Confidence.of(Double.MAX_VALUE)).isEqualTo(1);
  }
}
