package dev.ragged.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How replies are written as JSON: durations are milliseconds, times ISO 8601, and what is empty is
 * {@code null}.
 */
final class Json {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Writes one kind of value; {@code null} stands for an empty one. */
  private interface Writing<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(values())
          .build();

  private Json() {}

  private static SimpleModule values() {
    return new SimpleModule()
        .addSerializer(Path.class, as((path, out) -> out.writeString(path.toString())))
        .addSerializer(TemporalAccessor.class, as((time, out) -> out.writeString(time.toString())))
        .addSerializer(
            Duration.class,
            as(
                (time, out) ->
                    out.writeNumber(time.getSeconds() * 1e3 + time.getNano() / NANOS_PER_MILLI)))
        .addSerializer(
            Optional.class,
            as((value, out) -> out.writePOJO(value.isPresent() ? value.get() : null)))
        .addSerializer(
            OptionalInt.class,
            as((value, out) -> out.writePOJO(value.isPresent() ? value.getAsInt() : null)))
        .addSerializer(
            OptionalLong.class,
            as((value, out) -> out.writePOJO(value.isPresent() ? value.getAsLong() : null)))
        .addSerializer(
            OptionalDouble.class,
            as((value, out) -> out.writePOJO(value.isPresent() ? value.getAsDouble() : null)));
  }

  private static <T> JsonSerializer<T> as(Writing<T> writing) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider all) throws IOException {
        writing.write(value, out);
      }
    };
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every reply can be written as JSON", e);
    }
  }
}
