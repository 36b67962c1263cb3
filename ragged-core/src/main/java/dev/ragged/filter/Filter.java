package dev.ragged.filter;

import dev.ragged.document.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A condition on metadata. Immutable.
 *
 * <p>A key may hold several values; a comparison holds if any of them fits. Values compare only
 * within their kind: strings by code point, numbers as numbers whatever their Java type, booleans,
 * instants, dates. A value of another kind fits nothing. {@code ne}, {@code notIn} and {@code not}
 * are exact complements, so they also hold where the key is absent.
 */
public sealed interface Filter {
  /** Most levels of nesting that a filter may have. */
  int MAX_DEPTH = 50;

  /** Most conditions that a filter may have in all. */
  int MAX_CONDITIONS = 1_000;

  /** How a value is ordered against another. */
  enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** Holds if a value of {@code key} equals {@code value}. */
  record Equal(String key, Object value) implements Filter {
    public Equal {
      Metadata.checkKey(key);
      value = Comparisons.scalar(key, value);
    }
  }

  /** Holds if a value of {@code key} stands in {@code order} to {@code bound}. */
  record Compare(String key, Order order, Object bound) implements Filter {
    public Compare {
      Metadata.checkKey(key);
      Objects.requireNonNull(order, "order");
      bound = Comparisons.scalar(key, bound);
      if (bound instanceof Boolean) {
        throw new IllegalArgumentException(
            "booleans have no order; use eq: key=\"" + key + "\", bound=" + bound);
      }
    }
  }

  /** Holds if a value of {@code key} equals one of {@code values}; never, if there are none. */
  record In(String key, List<Object> values) implements Filter {
    public In {
      Metadata.checkKey(key);
      if (values.size() > Metadata.MAX_LIST_SIZE) {
        throw new IllegalArgumentException(
            "in may list at most "
                + Metadata.MAX_LIST_SIZE
                + " values: key=\""
                + key
                + "\", size="
                + values.size());
      }
      List<Object> scalars = new ArrayList<>();
      for (Object value : values) {
        scalars.add(Comparisons.scalar(key, value));
      }
      values = List.copyOf(scalars);
    }
  }

  /** Holds if a string value of {@code key} has {@code part} in it, case told apart. */
  record Contains(String key, String part) implements Filter {
    public Contains {
      Metadata.checkKey(key);
      part = (String) Comparisons.scalar(key, part);
    }
  }

  /** Holds if {@code key} has a value. */
  record Exists(String key) implements Filter {
    public Exists {
      Metadata.checkKey(key);
    }
  }

  /** Holds if all of {@code filters} hold; always, if there are none. */
  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
      Comparisons.checkSize(filters);
    }
  }

  /** Holds if one of {@code filters} holds; never, if there are none. */
  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
      Comparisons.checkSize(filters);
    }
  }

  /** Holds if {@code filter} does not. */
  record Not(Filter filter) implements Filter {
    public Not {
      Comparisons.checkSize(List.of(filter));
    }
  }

  /** Returns a filter for an equal value. */
  static Filter eq(String key, Object value) {
    return new Equal(key, value);
  }

  /** Returns a filter for no equal value; holds where the key is absent. */
  static Filter ne(String key, Object value) {
    return new Not(new Equal(key, value));
  }

  /** Returns a filter for a smaller value. */
  static Filter lt(String key, Object bound) {
    return new Compare(key, Order.LESS, bound);
  }

  /** Returns a filter for a smaller or equal value. */
  static Filter le(String key, Object bound) {
    return new Compare(key, Order.LESS_OR_EQUAL, bound);
  }

  /** Returns a filter for a greater value. */
  static Filter gt(String key, Object bound) {
    return new Compare(key, Order.GREATER, bound);
  }

  /** Returns a filter for a greater or equal value. */
  static Filter ge(String key, Object bound) {
    return new Compare(key, Order.GREATER_OR_EQUAL, bound);
  }

  /** Returns a filter for a value out of {@code values}. */
  static Filter in(String key, Collection<?> values) {
    return new In(key, new ArrayList<>(values));
  }

  /** Returns a filter for a value out of {@code values}. */
  static Filter in(String key, Object... values) {
    return in(key, Arrays.asList(values));
  }

  /** Returns a filter for no value out of {@code values}; holds where the key is absent. */
  static Filter notIn(String key, Collection<?> values) {
    return new Not(in(key, values));
  }

  /** Returns a filter for no value out of {@code values}; holds where the key is absent. */
  static Filter notIn(String key, Object... values) {
    return new Not(in(key, values));
  }

  /** Returns a filter for a string value that has {@code part} in it. */
  static Filter contains(String key, String part) {
    return new Contains(key, part);
  }

  /** Returns a filter for any value at all. */
  static Filter exists(String key) {
    return new Exists(key);
  }

  /** Returns a filter that holds if all of {@code filters} do. */
  static Filter and(Filter... filters) {
    return new And(all(filters));
  }

  /** Returns a filter that holds if one of {@code filters} does. */
  static Filter or(Filter... filters) {
    return new Or(all(filters));
  }

  private static List<Filter> all(Filter... filters) {
    for (Filter filter : Objects.requireNonNull(filters, "filters")) {
      Objects.requireNonNull(filter, "filter");
    }
    return List.of(filters);
  }

  /** Returns a filter that holds if {@code filter} does not. */
  static Filter not(Filter filter) {
    return new Not(Objects.requireNonNull(filter, "filter"));
  }

  /**
   * Returns whether this filter holds for {@code metadata}: the meaning that every store must keep
   * to.
   */
  default boolean matches(Metadata metadata) {
    if (this instanceof Equal equal) {
      return Comparisons.any(metadata, equal.key, value -> Comparisons.equal(value, equal.value));
    }
    if (this instanceof Compare compare) {
      return Comparisons.any(
          metadata, compare.key, value -> Comparisons.ordered(value, compare.order, compare.bound));
    }
    if (this instanceof In in) {
      return Comparisons.any(
          metadata,
          in.key,
          value -> in.values.stream().anyMatch(wanted -> Comparisons.equal(value, wanted)));
    }
    if (this instanceof Contains contains) {
      return Comparisons.any(
          metadata, contains.key, value -> value instanceof String s && s.contains(contains.part));
    }
    if (this instanceof Exists exists) {
      return !metadata.all(exists.key).isEmpty();
    }
    if (this instanceof And and) {
      return and.filters.stream().allMatch(filter -> filter.matches(metadata));
    }
    if (this instanceof Or or) {
      return or.filters.stream().anyMatch(filter -> filter.matches(metadata));
    }
    return !((Not) this).filter.matches(metadata);
  }
}
