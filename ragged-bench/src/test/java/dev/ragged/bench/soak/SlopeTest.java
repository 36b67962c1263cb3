package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlopeTest {
  private static List<Slope.Point> points(int count, double level, double slope, Random noise) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Slope.Point(i * 10, level + slope * i * 10 + noise.nextGaussian()))
        .toList();
  }

  @Test
  void of_exactLines_isTheirSlopeWhateverTheirLevels() {
    List<Slope.Point> low = List.of(new Slope.Point(0, 1), new Slope.Point(4, 3));
    List<Slope.Point> high =
        List.of(new Slope.Point(10, 90), new Slope.Point(12, 91), new Slope.Point(20, 95));
    assertThat(Slope.of(List.of(low, high)).estimate()).isEqualTo(0.5);
  }

  @Test
  void of_fewPoints_hasNoInterval() {
    Slope slope = Slope.of(List.of(List.of(new Slope.Point(0, 0), new Slope.Point(1, 1))));
    assertThat(slope.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(slope.upper()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void of_onePointOfEachGroup_isRefused() {
    assertThatThrownBy(() -> Slope.of(List.of(List.of(new Slope.Point(0, 0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two points of one group");
  }

  @Test
  void of_outliers_doesNotFollowThem() {
    Random noise = new Random(3);
    List<Slope.Point> points = new ArrayList<>(points(40, 0, 0.2, noise));
    points.set(37, new Slope.Point(370, 5_000));
    assertThat(Slope.of(List.of(points)).estimate()).isCloseTo(0.2, within(0.01));
  }

  @Test
  void of_independentNoise_intervalHasTheTrueSlopeAsOftenAsItSays() {
    int seeds = 400;
    int held = 0;
    for (int seed = 0; seed < seeds; seed++) {
      Random noise = new Random(seed);
      Slope slope = Slope.of(List.of(points(15, 100, 0.03, noise), points(15, 500, 0.03, noise)));
      held += slope.lower() <= 0.03 && 0.03 <= slope.upper() ? 1 : 0;
    }
    // 95 % of 400 are 380; three standard deviations are 13.
    assertThat(held).as("of %d, seeds 0 to %d", seeds, seeds - 1).isBetween(367, 397);
  }
}
