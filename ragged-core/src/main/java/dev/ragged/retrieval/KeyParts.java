package dev.ragged.retrieval;

import dev.ragged.cache.ValueWriter;
import dev.ragged.filter.Filter;
import dev.ragged.spi.StoreState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes the parts of keys so that no two different ones give the same bytes. */
final class KeyParts {
  private KeyParts() {}

  static void state(StoreState state, ValueWriter writer) {
    writer
        .number(state.store().getMostSignificantBits())
        .number(state.store().getLeastSignificantBits())
        .number(state.generation())
        .number(state.commit().getMostSignificantBits())
        .number(state.commit().getLeastSignificantBits());
  }

  static void request(SearchRequest request, ValueWriter writer) {
    writer
        .text(request.text())
        .number(request.k())
        .number(request.minScore())
        .text(request.mode().name())
        .number(request.effort().candidates())
        .tag(request.diversity().isPresent() ? 1 : 0)
        .number(request.diversity().orElse(0))
        .tag(request.explain() ? 1 : 0)
        .tag(request.filter().isPresent() ? 1 : 0);
    request.filter().ifPresent(filter -> filter(filter, writer));
  }

  private static void filter(Filter filter, ValueWriter writer) {
    if (filter instanceof Filter.Equal equal) {
      value(equal.value(), writer.tag(1).text(equal.key()));
    } else if (filter instanceof Filter.Compare compare) {
      writer.tag(2).text(compare.key()).text(compare.order().name());
      value(compare.bound(), writer);
    } else if (filter instanceof Filter.In in) {
      writer.tag(3).text(in.key()).number(in.values().size());
      in.values().forEach(value -> value(value, writer));
    } else if (filter instanceof Filter.Contains contains) {
      writer.tag(4).text(contains.key()).text(contains.part());
    } else if (filter instanceof Filter.Exists exists) {
      writer.tag(5).text(exists.key());
    } else if (filter instanceof Filter.And and) {
      filters(and.filters(), writer.tag(6));
    } else if (filter instanceof Filter.Or or) {
      filters(or.filters(), writer.tag(7));
    } else if (filter instanceof Filter.Not not) {
      filter(not.filter(), writer.tag(8));
    } else {
      throw new IllegalStateException("unknown filter: " + filter.getClass());
    }
  }

  private static void filters(List<Filter> filters, ValueWriter writer) {
    writer.number(filters.size());
    filters.forEach(filter -> filter(filter, writer));
  }

  /**
   * Writes a value of metadata, in one of the forms that {@link dev.ragged.document.Metadata} has.
   */
  static void value(Object value, ValueWriter writer) {
    if (value instanceof String text) {
      writer.tag(1).text(text);
    } else if (value instanceof Long number) {
      writer.tag(2).number((long) number);
    } else if (value instanceof Double number) {
      writer.tag(3).number((double) number);
    } else if (value instanceof Boolean truth) {
      writer.tag(truth ? 5 : 4);
    } else if (value instanceof Instant instant) {
      writer.tag(6).number(instant.getEpochSecond()).number(instant.getNano());
    } else if (value instanceof LocalDate date) {
      writer.tag(7).number(date.toEpochDay());
    } else if (value instanceof List<?> list) {
      writer.tag(8).number(list.size());
      list.forEach(item -> value(item, writer));
    } else {
      throw new IllegalStateException("unknown kind of value: " + value.getClass());
    }
  }
}
