package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void unlimited_afterAnyTime_isUnlimited() {
    assertThat(Budget.UNLIMITED.hasDeadline()).isFalse();
    assertThat(Budget.UNLIMITED.after(Duration.ofDays(1))).isEqualTo(Budget.UNLIMITED);
    assertThat(Budget.ofTime(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Budget.UNLIMITED);
  }

  @Test
  void after_someTime_leavesTheRestAndNeverLessThanNone() {
    Budget budget = new Budget(7, Duration.ofMillis(100));
    assertThat(budget.hasDeadline()).isTrue();
    assertThat(budget.after(Duration.ofMillis(30))).isEqualTo(new Budget(7, Duration.ofMillis(70)));
    assertThat(budget.after(Duration.ofDays(1))).isEqualTo(new Budget(7, Duration.ZERO));
  }

  @Test
  void of_negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.ofRecomputations(-1))
        .withMessageContaining("recomputations=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Budget.ofTime(Duration.ofNanos(-1)))
        .withMessageContaining("deadline=");
    assertThat(Budget.ofRecomputations(0).recomputations()).isZero();
  }

  @Test
  void query_withBudget_isTheSameButForIt() {
    VectorQuery query =
        VectorQuery.of(new float[] {3, 4}, 2, OrdinalSet.of(1, 2), Effort.FAST)
            .withBudget(Budget.ofRecomputations(5))
            .withAllowed(OrdinalSet.of(9));
    assertThat(query.budget()).isEqualTo(Budget.ofRecomputations(5));
    assertThat(query.k()).isEqualTo(2);
    assertThat(query.effort()).isEqualTo(Effort.FAST);
    assertThat(query.allowed()).isEqualTo(OrdinalSet.of(9));
    assertThat(query.prepared(2, Similarity.COSINE)).containsExactly(0.6f, 0.8f);
    assertThat(query.vector()).containsExactly(3, 4);
  }
}
