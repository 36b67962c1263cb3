package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Yes or no. Immutable. */
final class BooleanType extends ValueType<Boolean> {
  BooleanType() {
    super(Boolean.class);
  }

  @Override
  Optional<Boolean> decode(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  boolean allows(Boolean value) {
    return true;
  }

  @Override
  String format(Boolean value) {
    return value.toString();
  }

  @Override
  String expected() {
    return "true or false";
  }

  @Override
  List<Boolean> extremes() {
    return List.of(false, true);
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeStringField("type", "boolean");
  }

  @Override
  void writeValue(JsonGenerator json, Boolean value) throws IOException {
    json.writeBoolean(value);
  }
}
