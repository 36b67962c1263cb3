package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which values a setting may have, and how they are written. Immutable. */
abstract class ValueType<T> {
  private final Class<T> valueClass;

  ValueType(Class<T> valueClass) {
    this.valueClass = valueClass;
  }

  final Class<T> valueClass() {
    return valueClass;
  }

  /** Returns the allowed value that {@code text} stands for; empty if it stands for none. */
  final Optional<T> parse(String text) {
    return decode(text.strip()).filter(this::allows);
  }

  /** Returns the value that {@code text} stands for, allowed or not; empty if for none. */
  abstract Optional<T> decode(String text);

  abstract boolean allows(T value);

  /** Returns the one text for {@code value}; {@link #parse} gives the value back. */
  abstract String format(T value);

  /** Completes the sentence "it must be". */
  abstract String expected();

  /** Returns the least and the greatest value, or all where there is no order. */
  abstract List<T> extremes();

  /** Writes the members that describe the type into an object of a JSON schema. */
  abstract void writeSchema(JsonGenerator json) throws IOException;

  /** Writes {@code value} as the schema expects it. */
  void writeValue(JsonGenerator json, T value) throws IOException {
    json.writeString(format(value));
  }
}
