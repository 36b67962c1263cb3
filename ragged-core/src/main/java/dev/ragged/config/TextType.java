package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A short text of a certain form. Immutable. */
final class TextType extends ValueType<String> {
  private final Pattern form;
  private final String expected;

  TextType(Pattern form, String expected) {
    super(String.class);
    this.form = form;
    this.expected = expected;
  }

  @Override
  Optional<String> decode(String text) {
    return Optional.of(text);
  }

  @Override
  boolean allows(String value) {
    return form.matcher(value).matches();
  }

  @Override
  String format(String value) {
    return value;
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  List<String> extremes() {
    return List.of();
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeStringField("type", "string");
    json.writeStringField("pattern", "^(" + form + ")$");
  }
}
