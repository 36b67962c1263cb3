package dev.ragged.filter;

import dev.ragged.document.Metadata;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** How two metadata values compare, and how large a filter may be. */
final class Comparisons {
  private Comparisons() {}

  static Object scalar(String key, Object value) {
    Object normal = Metadata.normalise(key, value);
    if (normal instanceof List<?>) {
      throw new IllegalArgumentException(
          "a filter compares with single values; use in for a list: key=\"" + key + "\"");
    }
    return normal;
  }

  static boolean any(Metadata metadata, String key, Predicate<Object> test) {
    for (Object value : metadata.all(key)) {
      if (test.test(value)) {
        return true;
      }
    }
    return false;
  }

  static boolean equal(Object value, Object wanted) {
    OptionalInt comparison = compare(value, wanted);
    return comparison.isPresent() && comparison.getAsInt() == 0;
  }

  static boolean ordered(Object value, Filter.Order order, Object bound) {
    OptionalInt comparison = compare(value, bound);
    if (comparison.isEmpty()) {
      return false;
    }
    int sign = comparison.getAsInt();
    return switch (order) {
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
    };
  }

  /** Returns the sign of a - b, or empty if they are of different kinds. */
  private static OptionalInt compare(Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      return OptionalInt.of(compareCodePoints(s, t));
    }
    if (a instanceof Number m && b instanceof Number n) {
      return OptionalInt.of(exact(m).compareTo(exact(n)));
    }
    if (a instanceof Boolean p && b instanceof Boolean q) {
      return OptionalInt.of(Boolean.compare(p, q));
    }
    if (a instanceof Instant i && b instanceof Instant j) {
      return OptionalInt.of(i.compareTo(j));
    }
    if (a instanceof LocalDate d && b instanceof LocalDate e) {
      return OptionalInt.of(d.compareTo(e));
    }
    return OptionalInt.empty();
  }

  /** Orders as UTF-8 bytes do, which is how the store compares text. */
  private static int compareCodePoints(String s, String t) {
    int end = Math.min(s.length(), t.length());
    for (int i = 0; i < end; i++) {
      char c = s.charAt(i);
      char d = t.charAt(i);
      if (c != d) {
        boolean bothOrNone = Character.isSurrogate(c) == Character.isSurrogate(d);
        return bothOrNone ? Character.compare(c, d) : Character.isSurrogate(c) ? 1 : -1;
      }
    }
    return Integer.compare(s.length(), t.length());
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }

  static void checkSize(List<Filter> filters) {
    int depth = 1;
    int conditions = 0;
    for (Filter filter : filters) {
      depth = Math.max(depth, 1 + depth(filter));
      conditions += conditions(filter);
    }
    if (depth > Filter.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a filter may nest at most " + Filter.MAX_DEPTH + " levels: depth=" + depth);
    }
    if (conditions > Filter.MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "a filter may have at most "
              + Filter.MAX_CONDITIONS
              + " conditions: conditions="
              + conditions);
    }
  }

  private static int depth(Filter filter) {
    return 1 + children(filter).stream().mapToInt(Comparisons::depth).max().orElse(0);
  }

  private static int conditions(Filter filter) {
    List<Filter> children = children(filter);
    return children.isEmpty() ? 1 : children.stream().mapToInt(Comparisons::conditions).sum();
  }

  private static List<Filter> children(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.filters();
    }
    if (filter instanceof Filter.Or or) {
      return or.filters();
    }
    return filter instanceof Filter.Not not ? List.of(not.filter()) : List.of();
  }
}
