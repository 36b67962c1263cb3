package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration within a range: {@code 30m}, {@code 500ms}, or as ISO 8601 has it, {@code PT30M}. A
 * bare number is refused, but for 0: nothing says whether seconds are meant. Immutable.
 */
final class DurationType extends RangeType<Duration> {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,12}) ?(ms|s|m|h|d)");
  private static final Pattern ISO = Pattern.compile("P(?=[0-9T])[0-9DTHMS.]{1,30}");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  DurationType(Duration least, Duration greatest) {
    super(Duration.class, least, greatest);
  }

  @Override
  Optional<Duration> decode(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    try {
      Matcher matcher = SHORT.matcher(text);
      if (matcher.matches()) {
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))));
      }
      return ISO.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  @Override
  String format(Duration value) {
    if (value.isZero()) {
      return "0";
    }
    for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
      Duration one = UNITS.getOrDefault(unit, Duration.ZERO);
      if (one.multipliedBy(value.dividedBy(one)).equals(value)) {
        return value.dividedBy(one) + unit;
      }
    }
    return value.toString();
  }

  @Override
  String kind() {
    return "a duration such as 30m, 500ms or PT30M";
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("type");
    json.writeString("integer");
    json.writeString("string");
    json.writeEndArray();
    json.writeNumberField("maximum", 0);
    json.writeStringField("pattern", "^(" + SHORT + "|" + ISO + "|0)$");
  }
}
