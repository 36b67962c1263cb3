package dev.ragged.store;

import dev.ragged.document.Metadata;
import dev.ragged.filter.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Metadata and filters out of a small stock of keys and values, so that they often meet. */
final class RandomFilters {
  private static final List<String> KEYS =
      List.of(
          "year",
          "a.key",
          "' OR 1=1 --",
          "\"; DROP TABLE chunk; --",
          "?",
          "%",
          "Größe",
          "gro\u0308ße",
          "年",
          "\uD83D\uDE00",
          "Year",
          "key with spaces");

  private static final List<Object> VALUES =
      List.of(
          "",
          "a",
          "A",
          "ab",
          "b%",
          "_",
          "'; DELETE FROM document; --",
          "1",
          "true",
          "é",
          "e\u0301",
          "\uD83D\uDE00",
          "\uFFFD",
          "\uE000",
          "z\uD83D\uDE00z",
          0L,
          1L,
          -1L,
          2024L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          (1L << 53) + 1,
          0.0,
          -0.0,
          1.0,
          0.5,
          1e300,
          -1e300,
          Double.MIN_VALUE,
          9.007199254740992E15,
          0x1p63,
          true,
          false,
          Instant.EPOCH,
          Instant.parse("2024-05-05T05:05:05.123456Z"),
          Instant.parse("-0044-03-15T12:00:00Z"),
          LocalDate.EPOCH,
          LocalDate.of(2024, 5, 5),
          LocalDate.of(-44, 3, 15));

  private final Random random;

  RandomFilters(Random random) {
    this.random = random;
  }

  private String key() {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private Object value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private List<Object> values(int most) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      values.add(value());
    }
    return values;
  }

  Metadata metadata() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      map.put(key(), random.nextInt(3) == 0 ? values(4) : value());
    }
    return Metadata.copyOf(map);
  }

  Filter filter(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> Filter.eq(key(), value());
      case 1 -> Filter.ne(key(), value());
      case 2, 3 -> compare();
      case 4 -> Filter.in(key(), values(5));
      case 5 -> Filter.notIn(key(), values(5));
      case 6 ->
          Filter.contains(key(), List.of("", "a", "%", "\uD83D\uDE00", "'").get(random.nextInt(5)));
      case 7 -> Filter.exists(key());
      case 8, 9 -> new Filter.And(filters(depth - 1));
      case 10 -> new Filter.Or(filters(depth - 1));
      default -> Filter.not(filter(depth - 1));
    };
  }

  private Filter compare() {
    Object bound = value();
    while (bound instanceof Boolean) {
      bound = value();
    }
    Filter.Order[] orders = Filter.Order.values();
    return new Filter.Compare(key(), orders[random.nextInt(orders.length)], bound);
  }

  private List<Filter> filters(int depth) {
    List<Filter> filters = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      filters.add(filter(depth));
    }
    return filters;
  }
}
