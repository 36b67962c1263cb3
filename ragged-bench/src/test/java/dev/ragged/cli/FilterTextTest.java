package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.filter.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTextTest {
  @Test
  void parse_eachOperator_isItsFilter() {
    assertThat(FilterText.parse("year = 2020")).isEqualTo(Filter.eq("year", 2020L));
    assertThat(FilterText.parse("year==2020")).isEqualTo(Filter.eq("year", 2020L));
    assertThat(FilterText.parse("year!=2020")).isEqualTo(Filter.ne("year", 2020L));
    assertThat(FilterText.parse("year<2020")).isEqualTo(Filter.lt("year", 2020L));
    assertThat(FilterText.parse("year<=2020")).isEqualTo(Filter.le("year", 2020L));
    assertThat(FilterText.parse("year>2020")).isEqualTo(Filter.gt("year", 2020L));
    assertThat(FilterText.parse("year>=2020")).isEqualTo(Filter.ge("year", 2020L));
    assertThat(FilterText.parse("tag=a, 2,b")).isEqualTo(Filter.in("tag", "a", 2L, "b"));
    assertThat(FilterText.parse("tag!=a,b")).isEqualTo(Filter.notIn("tag", "a", "b"));
    assertThat(FilterText.parse("title~a=b")).isEqualTo(Filter.contains("title", "a=b"));
    assertThat(FilterText.parse("draft")).isEqualTo(Filter.exists("draft"));
  }

  @Test
  void parse_values_haveTheirTypes() {
    assertThat(FilterText.parse("a=true")).isEqualTo(Filter.eq("a", true));
    assertThat(FilterText.parse("a=-1.5e3")).isEqualTo(Filter.eq("a", -1500.0));
    assertThat(FilterText.parse("a=2026-01-31"))
        .isEqualTo(Filter.eq("a", LocalDate.of(2026, 1, 31)));
    assertThat(FilterText.parse("a=2026-01-31T10:00:00Z"))
        .isEqualTo(Filter.eq("a", Instant.parse("2026-01-31T10:00:00Z")));
    assertThat(FilterText.parse("a=2026-02-31")).isEqualTo(Filter.eq("a", "2026-02-31"));
    assertThat(FilterText.parse("a=\"1,2\"")).isEqualTo(Filter.eq("a", "1,2"));
    assertThat(FilterText.parse("a=\">b\"")).isEqualTo(Filter.eq("a", ">b"));
    assertThat(FilterText.parse("a~b,c")).isEqualTo(Filter.contains("a", "b,c"));
    assertThat(FilterText.parse("a=12345678901234567890"))
        .isEqualTo(Filter.eq("a", "12345678901234567890"));
  }

  @Test
  void all_severalConditions_mustBeTrueTogether() {
    assertThat(FilterText.all(List.of("a=1", "b=2")))
        .isEqualTo(Filter.and(Filter.eq("a", 1L), Filter.eq("b", 2L)));
  }

  @Test
  void parse_whatIsNoCondition_isRefused() {
    for (String text :
        List.of("", "=", "=5", "a=", "a!", "~b", "a<>5", "a=>5", "a===5", "a>5,6", "a<=5,6")) {
      assertThatThrownBy(() -> FilterText.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("year>=2020");
    }
  }
}
