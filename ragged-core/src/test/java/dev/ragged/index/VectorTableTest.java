package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.tck.TestVectors;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorTableTest {
  private final TestVectors vectors = new TestVectors(3, 64);
  private final VectorTable table = new VectorTable(64, Similarity.EUCLIDEAN);

  @Test
  void bytes_underChurn_dependOnLivingRowsNotOnDeadOrdinals() {
    addRange(0, 2000);
    long before = table.bytes();
    for (int start = 2000; start < 200_000; start += 2000) {
      addRange(start, start + 2000);
      table.remove(IntStream.range(start - 2000, start).toArray());
    }
    assertThat(table.ordinals().size()).isEqualTo(2000);
    assertThat(table.bytes()).isBetween(before, before + 20_000);
  }

  @Test
  void row_removedMeanwhile_staysReadableInAnOlderState() {
    addRange(0, 1500);
    VectorTable.State old = table.state();
    float[] row = Objects.requireNonNull(table.row(700));
    table.remove(new int[] {700});
    table.remove(IntStream.range(0, 1400).toArray());
    assertThat(table.row(700)).isNull();
    assertThat(old.rows().row(700)).isSameAs(row);
  }

  @Test
  void row_unknown_isNull() {
    assertThat(table.row(0)).isNull();
    assertThat(table.row(-1)).isNull();
    assertThat(table.row(Integer.MAX_VALUE)).isNull();
  }

  @Test
  void remove_thenAddAgain_isPresent() {
    addRange(0, 10);
    float[] old = Objects.requireNonNull(table.row(4));
    table.remove(new int[] {4});
    float[] again = vectors.next();
    table.add(new int[] {4}, new float[][] {again});
    assertThat(table.row(4)).isEqualTo(again).isNotEqualTo(old);
  }

  @Test
  void add_ordinalThatPagesCannotHold_isRejected() {
    for (int ordinal : new int[] {-1, Integer.MIN_VALUE, RowPages.MAX_ORDINAL + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> table.add(new int[] {ordinal}, vectors.next(1)))
          .withMessageContaining("ordinal=" + ordinal);
    }
  }

  @Test
  void remove_atPageBorders_takesExactlyThose() {
    addRange(0, 4096);
    table.remove(new int[] {1023, 1024, 4095});
    table.remove(IntStream.range(2048, 3072).toArray());
    assertThat(table.ordinals().size()).isEqualTo(4096 - 3 - 1024);
    for (int ordinal : new int[] {1022, 1025, 2047, 3072, 4094}) {
      assertThat(table.row(ordinal)).isNotNull();
    }
    for (int ordinal : new int[] {1023, 1024, 2048, 3071, 4095}) {
      assertThat(table.row(ordinal)).isNull();
    }
  }

  @Test
  void scan_vectorsThatOverflowSquares_scoresStayInRange() {
    float[] far = new float[64];
    Arrays.fill(far, Float.MAX_VALUE);
    table.add(new int[] {0, 1}, new float[][] {far, new float[64]});
    float[] opposite = new float[64];
    Arrays.fill(opposite, -Float.MAX_VALUE);
    Neighbors answer =
        table.scan(VectorQuery.of(opposite, 2, OrdinalSet.range(2), Effort.BALANCED));
    assertThat(answer.list()).extracting(Neighbor::score).allMatch(s -> s >= 0 && s <= 1);
    assertThat(answer.list()).isSorted();
  }

  @Test
  void make_dimensionBelowOne_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorTable(0, Similarity.COSINE))
        .withMessageContaining("dimension=0");
  }

  private void addRange(int start, int end) {
    table.add(IntStream.range(start, end).toArray(), vectors.next(end - start));
  }
}
