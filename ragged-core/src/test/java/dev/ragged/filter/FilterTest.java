package dev.ragged.filter;

import static dev.ragged.filter.Filter.and;
import static dev.ragged.filter.Filter.contains;
import static dev.ragged.filter.Filter.eq;
import static dev.ragged.filter.Filter.exists;
import static dev.ragged.filter.Filter.ge;
import static dev.ragged.filter.Filter.gt;
import static dev.ragged.filter.Filter.in;
import static dev.ragged.filter.Filter.le;
import static dev.ragged.filter.Filter.lt;
import static dev.ragged.filter.Filter.ne;
import static dev.ragged.filter.Filter.not;
import static dev.ragged.filter.Filter.notIn;
import static dev.ragged.filter.Filter.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {
  private static final Metadata EMPTY = Metadata.empty();

  static Stream<Arguments> orderedValues() {
    return Stream.of(
        Arguments.of("a", "b"),
        Arguments.of("B", "a"),
        Arguments.of("", "a"),
        Arguments.of("\uFFFD", "😀"),
        Arguments.of(1L, 2L),
        Arguments.of(-1, 0.5),
        Arguments.of(0.1, 1),
        Arguments.of(Long.MAX_VALUE, 0x1p63),
        Arguments.of(9_007_199_254_740_992.0, 9_007_199_254_740_993L),
        Arguments.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1_000)),
        Arguments.of(LocalDate.of(1925, 12, 31), LocalDate.of(2024, 2, 29)));
  }

  @ParameterizedTest
  @MethodSource("orderedValues")
  void comparisons_smallerAndGreater_agree(Object small, Object great) {
    Metadata metadata = Metadata.of("k", small);
    assertThat(matching(metadata, great)).containsExactly("ne", "lt", "le", "notIn");
    assertThat(matching(metadata, small)).containsExactly("eq", "le", "ge", "in");
    assertThat(matching(Metadata.of("k", great), small)).containsExactly("ne", "gt", "ge", "notIn");
  }

  private static List<String> matching(Metadata metadata, Object value) {
    return Stream.of(
            Map.entry("eq", eq("k", value)),
            Map.entry("ne", ne("k", value)),
            Map.entry("lt", lt("k", value)),
            Map.entry("le", le("k", value)),
            Map.entry("gt", gt("k", value)),
            Map.entry("ge", ge("k", value)),
            Map.entry("in", in("k", List.of(value))),
            Map.entry("notIn", notIn("k", List.of(value))))
        .filter(entry -> entry.getValue().matches(metadata))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void eq_equalNumbersOfTwoTypes_match() {
    assertThat(eq("k", 2.0).matches(Metadata.of("k", 2))).isTrue();
    assertThat(eq("k", -0.0).matches(Metadata.of("k", 0))).isTrue();
    assertThat(eq("k", Long.MIN_VALUE).matches(Metadata.of("k", -0x1p63))).isTrue();
  }

  @Test
  void comparisons_acrossKinds_fitNothing() {
    assertThat(matching(Metadata.of("k", "1"), 1)).containsExactly("ne", "notIn");
    assertThat(matching(Metadata.of("k", 1), "1")).containsExactly("ne", "notIn");
    assertThat(matching(Metadata.of("k", LocalDate.EPOCH), Instant.EPOCH))
        .containsExactly("ne", "notIn");
    assertThat(eq("k", true).matches(Metadata.of("k", 1))).isFalse();
  }

  @Test
  void eq_booleans_matchButHaveNoOrder() {
    assertThat(eq("k", true).matches(Metadata.of("k", true))).isTrue();
    assertThat(eq("k", true).matches(Metadata.of("k", false))).isFalse();
    assertThatThrownBy(() -> lt("k", true))
        .hasMessageContaining("booleans have no order; use eq: key=\"k\"");
  }

  @Test
  void absentKey_onlyComplementsMatch() {
    assertThat(matching(EMPTY, 1)).containsExactly("ne", "notIn");
    assertThat(exists("k").matches(EMPTY)).isFalse();
    assertThat(contains("k", "").matches(EMPTY)).isFalse();
    assertThat(not(exists("k")).matches(EMPTY)).isTrue();
    assertThat(exists("k").matches(Metadata.of("k", List.of()))).isFalse();
  }

  @Test
  void severalValues_matchIfAnyFits() {
    Metadata metadata = Metadata.of("k", List.of("a", "b", 3));
    assertThat(eq("k", "b").matches(metadata)).isTrue();
    assertThat(ne("k", "b").matches(metadata)).isFalse();
    assertThat(gt("k", 2).matches(metadata)).isTrue();
    assertThat(in("k", "x", 3).matches(metadata)).isTrue();
    assertThat(notIn("k", "x", "y").matches(metadata)).isTrue();
  }

  @Test
  void contains_tellsCaseApartAndIgnoresOtherKinds() {
    assertThat(contains("k", "bc").matches(Metadata.of("k", "abcd"))).isTrue();
    assertThat(contains("k", "BC").matches(Metadata.of("k", "abcd"))).isFalse();
    assertThat(contains("k", "%").matches(Metadata.of("k", "abcd"))).isFalse();
    assertThat(contains("k", "1").matches(Metadata.of("k", 1))).isFalse();
  }

  @Test
  void logic_followsItsTruthTable() {
    Filter yes = not(exists("k"));
    Filter no = exists("k");
    assertThat(and(yes, yes).matches(EMPTY)).isTrue();
    assertThat(and(yes, no).matches(EMPTY)).isFalse();
    assertThat(or(no, yes).matches(EMPTY)).isTrue();
    assertThat(or(no, no).matches(EMPTY)).isFalse();
    assertThat(and().matches(EMPTY)).isTrue();
    assertThat(or().matches(EMPTY)).isFalse();
    assertThat(in("k", List.of()).matches(Metadata.of("k", 1))).isFalse();
    assertThat(notIn("k", List.of()).matches(EMPTY)).isTrue();
  }

  @Test
  void keysAndValues_thatLookLikeStatements_areData() {
    for (String text :
        List.of("$where", "'; DROP TABLE chunk; --", "a.b", "$.x[0]", "a\"b", "%_", "İ")) {
      Metadata metadata = Metadata.of(text, text);
      assertThat(and(eq(text, text), exists(text), contains(text, text)).matches(metadata))
          .isTrue();
      assertThat(exists(text).matches(Metadata.of("other", text))).isFalse();
    }
    assertThat(eq("Key", 1).matches(Metadata.of("key", 1))).isFalse();
  }

  @Test
  void values_outOfRange_areRefused() {
    for (Object bad :
        List.of(
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Map.of("$gt", 1),
            List.of(1),
            "\0",
            "x".repeat(10_001))) {
      assertThatThrownBy(() -> eq("k", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"k\"");
      assertThatThrownBy(() -> in("k", bad, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(eq("k", "x".repeat(10_000)).matches(EMPTY)).isFalse();
    assertThatThrownBy(() -> eq("a\0", 1)).hasMessageContaining("metadata key");
  }

  @Test
  void in_listSize_isBounded() {
    assertThat(in("k", Collections.nCopies(1_000, 1)).matches(Metadata.of("k", 1))).isTrue();
    assertThatThrownBy(() -> in("k", Collections.nCopies(1_001, 1)))
        .hasMessageContaining("size=1001");
  }

  @Test
  void nesting_isBounded() {
    Filter filter = exists("k");
    for (int depth = 1; depth < Filter.MAX_DEPTH; depth++) {
      filter = not(filter);
    }
    Filter deepest = filter;
    assertThat(deepest.matches(EMPTY)).isTrue();
    assertThatThrownBy(() -> not(deepest)).hasMessageContaining("depth=51");
    assertThatThrownBy(() -> and(deepest)).hasMessageContaining("depth=51");
  }

  @Test
  void conditions_areBounded() {
    Filter half = new Filter.Or(Collections.nCopies(500, exists("k")));
    assertThat(and(half, half).matches(EMPTY)).isFalse();
    assertThatThrownBy(() -> and(half, half, exists("k"))).hasMessageContaining("conditions=1001");
  }
}
