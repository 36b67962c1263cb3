package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number within a range. Immutable. */
final class IntegerType extends RangeType<Integer> {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,10}");

  IntegerType(int least, int greatest) {
    super(Integer.class, least, greatest);
  }

  @Override
  Optional<Integer> decode(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    long value = Long.parseLong(text);
    return value == (int) value ? Optional.of((int) value) : Optional.empty();
  }

  @Override
  String format(Integer value) {
    return value.toString();
  }

  @Override
  String kind() {
    return "a whole number";
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeStringField("type", "integer");
    json.writeNumberField("minimum", least());
    json.writeNumberField("maximum", greatest());
  }

  @Override
  void writeValue(JsonGenerator json, Integer value) throws IOException {
    json.writeNumber(value);
  }
}
