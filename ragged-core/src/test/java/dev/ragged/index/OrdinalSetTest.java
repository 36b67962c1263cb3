package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdinalSetTest {
  private static final OrdinalSet SMALL = OrdinalSet.of(1, 64, 3, 1);

  @Test
  void of_repeatedOrdinals_countOnce() {
    assertThat(SMALL.size()).isEqualTo(3);
    assertThat(SMALL.stream()).containsExactly(1, 3, 64);
    assertThat(SMALL.contains(64)).isTrue();
    assertThat(SMALL.contains(2)).isFalse();
    assertThat(SMALL.contains(1_000_000)).isFalse();
  }

  @Test
  void next_walksInOrder() {
    assertThat(SMALL.next(0)).isEqualTo(1);
    assertThat(SMALL.next(4)).isEqualTo(64);
    assertThat(SMALL.next(65)).isEqualTo(-1);
    List<Integer> seen = new ArrayList<>();
    SMALL.forEach(seen::add);
    assertThat(seen).containsExactly(1, 3, 64);
  }

  @Test
  void algebra_makesNewSets() {
    OrdinalSet other = OrdinalSet.range(4);
    assertThat(SMALL.and(other)).isEqualTo(OrdinalSet.of(1, 3));
    assertThat(SMALL.or(other)).isEqualTo(OrdinalSet.of(0, 1, 2, 3, 64));
    assertThat(SMALL.andNot(other)).isEqualTo(OrdinalSet.of(64)).hasToString("OrdinalSet[size=1]");
    assertThat(SMALL.and(OrdinalSet.empty()).isEmpty()).isTrue();
    assertThat(SMALL).hasSameHashCodeAs(OrdinalSet.of(64, 3, 1));
  }

  @Test
  void copyOf_laterChanges_doNotShow() {
    BitSet bits = new BitSet();
    bits.set(5);
    OrdinalSet set = OrdinalSet.copyOf(bits);
    bits.set(6);
    assertThat(set).isEqualTo(OrdinalSet.of(5));
  }
}
