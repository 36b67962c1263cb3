package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllenRelationTest {
  /** Returns every period over six instants, and those without a start or an end. */
  static List<Validity> periods() {
    List<Validity> periods = new ArrayList<>(List.of(Validity.always()));
    for (int start = 0; start < 6; start++) {
      periods.add(since(start));
      periods.add(Validity.until(at(start)));
      for (int end = start + 1; end < 6; end++) {
        periods.add(between(start, end));
      }
    }
    return periods;
  }

  @Test
  void relationTo_eachOfThirteen_isTold() {
    Validity other = between(10, 20);

    assertThat(between(0, 9).relationTo(other)).isEqualTo(AllenRelation.BEFORE);
    assertThat(between(0, 10).relationTo(other)).isEqualTo(AllenRelation.MEETS);
    assertThat(between(0, 15).relationTo(other)).isEqualTo(AllenRelation.OVERLAPS);
    assertThat(between(0, 20).relationTo(other)).isEqualTo(AllenRelation.FINISHED_BY);
    assertThat(between(0, 30).relationTo(other)).isEqualTo(AllenRelation.CONTAINS);
    assertThat(between(10, 15).relationTo(other)).isEqualTo(AllenRelation.STARTS);
    assertThat(between(10, 20).relationTo(other)).isEqualTo(AllenRelation.EQUALS);
    assertThat(between(10, 30).relationTo(other)).isEqualTo(AllenRelation.STARTED_BY);
    assertThat(between(12, 15).relationTo(other)).isEqualTo(AllenRelation.DURING);
    assertThat(between(15, 20).relationTo(other)).isEqualTo(AllenRelation.FINISHES);
    assertThat(between(15, 30).relationTo(other)).isEqualTo(AllenRelation.OVERLAPPED_BY);
    assertThat(between(20, 30).relationTo(other)).isEqualTo(AllenRelation.MET_BY);
    assertThat(between(21, 30).relationTo(other)).isEqualTo(AllenRelation.AFTER);
  }

  @Test
  void relationTo_openEnds_areEqualAndLaterThanOthers() {
    assertThat(since(5).relationTo(since(5))).isEqualTo(AllenRelation.EQUALS);
    assertThat(since(5).relationTo(since(3))).isEqualTo(AllenRelation.FINISHES);
    assertThat(between(5, 9).relationTo(since(5))).isEqualTo(AllenRelation.STARTS);
    assertThat(Validity.always().relationTo(between(5, 9))).isEqualTo(AllenRelation.CONTAINS);
    assertThat(Validity.until(at(5)).relationTo(Validity.always())).isEqualTo(AllenRelation.STARTS);
  }

  @Test
  void relationTo_everyPair_isTheInverseOfItsMirror() {
    Set<AllenRelation> met = EnumSet.noneOf(AllenRelation.class);
    for (Validity one : periods()) {
      for (Validity other : periods()) {
        AllenRelation relation = one.relationTo(other);
        met.add(relation);
        assertThat(other.relationTo(one)).isEqualTo(relation.inverse());
        assertThat(relation == AllenRelation.EQUALS).isEqualTo(one.equals(other));
        assertThat(
                EnumSet.of(
                        AllenRelation.BEFORE,
                        AllenRelation.MEETS,
                        AllenRelation.MET_BY,
                        AllenRelation.AFTER)
                    .contains(relation))
            .isEqualTo(!one.overlaps(other));
      }
    }
    assertThat(met).containsExactly(AllenRelation.values());
  }
}
