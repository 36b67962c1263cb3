package dev.ragged.config;

import java.util.List;

/** Values from a least to a greatest one, both included. Immutable. */
abstract class RangeType<T extends Comparable<? super T>> extends ValueType<T> {
  private final T least;
  private final T greatest;

  RangeType(Class<T> valueClass, T least, T greatest) {
    super(valueClass);
    if (least.compareTo(greatest) > 0) {
      throw new IllegalArgumentException(
          "the least value must not be above the greatest: least="
              + least
              + ", greatest="
              + greatest);
    }
    this.least = least;
    this.greatest = greatest;
  }

  final T least() {
    return least;
  }

  final T greatest() {
    return greatest;
  }

  /** Names what is written, for example "a whole number". */
  abstract String kind();

  @Override
  final boolean allows(T value) {
    return value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0;
  }

  @Override
  final String expected() {
    return kind() + ", from " + format(least) + " to " + format(greatest);
  }

  @Override
  final List<T> extremes() {
    return least.compareTo(greatest) == 0 ? List.of(least) : List.of(least, greatest);
  }
}
