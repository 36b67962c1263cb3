package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one JSON object in UTF-8, member by member. One thread at a time. */
final class JsonOut {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** The same on every platform, so that equal memories give equal files. */
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private final JsonGenerator generator;

  /** Creates one that leaves {@code out} open. */
  JsonOut(OutputStream out) throws IOException {
    generator = FACTORY.createGenerator(out);
    generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
    generator.writeStartObject();
  }

  /** Ends the object and gives all bytes on. */
  void finish() throws IOException {
    generator.writeEndObject();
    generator.writeRaw('\n');
    generator.close();
  }

  JsonOut object(String name) throws IOException {
    generator.writeObjectFieldStart(name);
    return this;
  }

  /** Begins an object that is an element of an array. */
  JsonOut element() throws IOException {
    generator.writeStartObject();
    return this;
  }

  JsonOut endObject() throws IOException {
    generator.writeEndObject();
    return this;
  }

  JsonOut name(String name) throws IOException {
    generator.writeFieldName(name);
    return this;
  }

  JsonOut beginArray() throws IOException {
    generator.writeStartArray();
    return this;
  }

  /** Writes a text, a long, a double or a boolean as an element, or behind its name. */
  JsonOut value(Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else {
      generator.writeBoolean((Boolean) value);
    }
    return this;
  }

  JsonOut array(String name) throws IOException {
    generator.writeArrayFieldStart(name);
    return this;
  }

  JsonOut endArray() throws IOException {
    generator.writeEndArray();
    return this;
  }

  JsonOut put(String name, String value) throws IOException {
    generator.writeStringField(name, value);
    return this;
  }

  /** Puts null if there is no value, so that every member is always there. */
  JsonOut put(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      return put(name, value.get());
    }
    generator.writeNullField(name);
    return this;
  }

  JsonOut put(String name, Instant time) throws IOException {
    return put(name, IsoTimes.text(time));
  }

  JsonOut put(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
    return this;
  }

  JsonOut put(String name, double value) throws IOException {
    generator.writeNumberField(name, value);
    return this;
  }

  JsonOut put(String name, BigDecimal value) throws IOException {
    generator.writeFieldName(name);
    generator.writeNumber(value.toPlainString());
    return this;
  }

  JsonOut put(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
    return this;
  }

  JsonOut put(String name, List<String> values) throws IOException {
    array(name);
    for (String value : values) {
      generator.writeString(value);
    }
    return endArray();
  }

  JsonOut put(String name, Map<String, String> values) throws IOException {
    object(name);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      put(entry.getKey(), entry.getValue());
    }
    return endObject();
  }
}
