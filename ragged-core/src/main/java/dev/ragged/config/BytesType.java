package dev.ragged.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes within a range: {@code 64 MiB}, {@code 64MB}, or the plain number. {@code kB},
 * {@code MB} and {@code GB} are powers of 1,000, {@code KiB}, {@code MiB} and {@code GiB} of 1,024.
 * Immutable.
 */
final class BytesType extends RangeType<Long> {
  private static final String SYNTAX = "([0-9]{1,18}) ?((?:[kKmMgG][iI]?)?[bB])?";
  private static final Pattern BYTES = Pattern.compile(SYNTAX);
  private static final Map<String, Long> UNITS =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "kib", 1L << 10,
          "mb", 1_000_000L,
          "mib", 1L << 20,
          "gb", 1_000_000_000L,
          "gib", 1L << 30);

  BytesType(long least, long greatest) {
    super(Long.class, least, greatest);
  }

  @Override
  Optional<Long> decode(String text) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2) == null ? "b" : matcher.group(2).toLowerCase(Locale.ROOT);
    long factor = UNITS.getOrDefault(unit, 1L);
    long number = Long.parseLong(matcher.group(1));
    return number <= Long.MAX_VALUE / factor ? Optional.of(number * factor) : Optional.empty();
  }

  @Override
  String format(Long value) {
    if (value != 0) {
      for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
        long factor = UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L);
        if (value % factor == 0) {
          return value / factor + " " + unit;
        }
      }
    }
    return value.toString();
  }

  @Override
  String kind() {
    return "a number of bytes such as 64 MiB, 64MB or 65536";
  }

  @Override
  void writeSchema(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("type");
    json.writeString("integer");
    json.writeString("string");
    json.writeEndArray();
    json.writeNumberField("minimum", least());
    json.writeNumberField("maximum", greatest());
    json.writeStringField("pattern", "^" + SYNTAX + "$");
  }
}
