package dev.ragged.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PredicateRulesTest {
  @Test
  void cardinality_notNamed_isMany() {
    assertThat(PredicateRules.none().cardinality("lives in")).isEqualTo(Cardinality.MANY);
    assertThat(Samples.RULES.cardinality("works at")).isEqualTo(Cardinality.MANY);
  }

  @Test
  void cardinality_named_isThatOfTheRule() {
    assertThat(Samples.RULES.cardinality("lives in")).isEqualTo(Cardinality.SINGLE);
    assertThat(Samples.RULES.cardinality("knows")).isEqualTo(Cardinality.PER_OBJECT);
    assertThat(Samples.RULES.cardinality("likes")).isEqualTo(Cardinality.MANY);
    assertThat(Samples.RULES.asMap()).containsOnlyKeys("lives in", "knows", "likes");
  }

  @Test
  void cardinality_otherCase_isAnotherPredicate() {
    assertThat(Samples.RULES.cardinality("Lives in")).isEqualTo(Cardinality.MANY);
  }

  @Test
  void rule_twiceTheSame_isOne() {
    assertThat(PredicateRules.builder().single("a").single("a").build())
        .isEqualTo(PredicateRules.builder().single("a").build());
  }

  @Test
  void rule_another_isRefused() {
    PredicateRules.Builder builder = PredicateRules.builder().single("a");

    assertThatThrownBy(() -> builder.perObject("b", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("predicate must have one rule: predicate=a, is SINGLE, asked for PER_OBJECT");
  }

  @Test
  void rule_noPredicate_isRefused() {
    PredicateRules.Builder builder = PredicateRules.builder();

    assertThatThrownBy(() -> builder.single(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predicate must not be blank");
  }

  @Test
  void build_laterRules_doNotReachEarlierOnes() {
    PredicateRules.Builder builder = PredicateRules.builder().single("a");
    PredicateRules rules = builder.build();

    builder.single("b");

    assertThat(rules.cardinality("b")).isEqualTo(Cardinality.MANY);
  }
}
