package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number within a range. Immutable. */
final class DecimalType extends RangeType<Double> {
  /** Narrower than what Java reads, which takes {@code 1f}, {@code NaN} and hexadecimal, too. */
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");

  DecimalType(double least, double greatest) {
    super(Double.class, least, greatest);
  }

  @Override
  Optional<Double> decode(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  @Override
  String format(Double value) {
    return value.toString();
  }

  @Override
  String kind() {
    return "a number";
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeStringField("type", "number");
    json.writeNumberField("minimum", least());
    json.writeNumberField("maximum", greatest());
  }

  @Override
  void writeValue(JsonGenerator json, Double value) throws IOException {
    json.writeNumber(value);
  }
}
