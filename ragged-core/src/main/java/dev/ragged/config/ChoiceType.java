package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a few names, which are those of an enum in lower case; hyphens do for their underscores.
 * Immutable.
 */
final class ChoiceType<E extends Enum<E>> extends ValueType<E> {
  private final List<E> values;

  ChoiceType(Class<E> valueClass) {
    super(valueClass);
    this.values = Arrays.asList(valueClass.getEnumConstants());
  }

  @Override
  Optional<E> decode(String text) {
    String name = text.replace('-', '_');
    return values.stream().filter(value -> format(value).equals(name)).findFirst();
  }

  @Override
  boolean allows(E value) {
    return true;
  }

  @Override
  String format(E value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  String expected() {
    return values.stream().map(this::format).collect(Collectors.joining(", ", "one of ", ""));
  }

  @Override
  List<E> extremes() {
    return values;
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeStringField("type", "string");
    json.writeArrayFieldStart("enum");
    for (E value : values) {
      json.writeString(format(value));
    }
    json.writeEndArray();
  }
}
