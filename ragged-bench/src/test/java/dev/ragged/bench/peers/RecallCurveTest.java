package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecallCurveTest {
  private static final Workload WORKLOAD = Workload.clustered(100, 10, 8, 5);
  private static final Truth TRUTH = Truth.scan(WORKLOAD, 10);

  @Test
  void at_betweenTwoPoints_isTheGeometricMeanHalfWay() throws Exception {
    RecallCurve curve = new RecallCurve();
    curve.add(point(10, 4));
    curve.add(point(40, 8));

    assertThat(curve.at(0.6, Point::ef)).isCloseTo(20, within(1e-9));
  }

  @Test
  void at_belowTheFirstPoint_isTheFirstPoint() throws Exception {
    RecallCurve curve = new RecallCurve();
    curve.add(point(10, 4));

    assertThat(curve.at(0.1, Point::ef)).isEqualTo(10);
    assertThat(curve.firstAt(0.1)).isPresent();
  }

  @Test
  void at_aboveTheLastPoint_isNotANumber() throws Exception {
    RecallCurve curve = new RecallCurve();
    curve.add(point(10, 4));

    assertThat(curve.at(0.5, Point::ef)).isNaN();
    assertThat(curve.reaches(0.5)).isFalse();
  }

  /** Returns a point at which the first {@code right} of 10 answers are found. */
  private static Point point(int ef, int right) throws Exception {
    Point point = new Point(ef, 10);
    point.measure(new Scan(right), WORKLOAD, TRUTH, 0, 10);
    return point;
  }

  /** Finds only the nearest {@code found}, by comparing all. */
  private record Scan(int found) implements Peer {
    @Override
    public String name() {
      return "scan";
    }

    @Override
    public void build(float[][] vectors, int threads) {}

    @Override
    public int search(float[] query, int k, int ef, int[] out) {
      int[] nearest =
          IntStream.range(0, 100)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                      row ->
                          Distances.between(WORKLOAD.similarity(), query, WORKLOAD.vectors()[row])))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(nearest, 0, out, 0, found);
      return found;
    }

    @Override
    public long bytes() {
      return 0;
    }
  }
}
