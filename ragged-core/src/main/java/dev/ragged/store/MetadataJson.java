package dev.ragged.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ragged.document.Metadata;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metadata as JSON text: strings, booleans and numbers as themselves, an instant as {@code
 * {"instant":"2026-..."}}, a date as {@code {"date":"2026-11-21"}}, a list as an array. A number
 * with a point is a double, any other a long.
 */
final class MetadataJson {
  private static final JsonFactory JSON = new JsonFactory();

  private MetadataJson() {}

  static String write(Metadata metadata) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : metadata.asMap().entrySet()) {
        json.writeFieldName(entry.getKey());
        if (entry.getValue() instanceof List<?> list) {
          json.writeStartArray();
          for (Object item : list) {
            writeScalar(json, item);
          }
          json.writeEndArray();
        } else {
          writeScalar(json, entry.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer cannot fail", e);
    }
    return text.toString();
  }

  private static void writeScalar(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else {
      json.writeStartObject();
      json.writeStringField(value instanceof Instant ? "instant" : "date", value.toString());
      json.writeEndObject();
    }
  }

  /** Returns the metadata written as {@code text}, which was checked against its row's CRC. */
  static Metadata read(String text) {
    if (text.equals("{}")) {
      return Metadata.empty();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        values.put(key, json.nextToken() == JsonToken.START_ARRAY ? list(json) : scalar(json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("stored metadata is not JSON: " + text, e);
    }
    return Metadata.copyOf(values);
  }

  private static List<Object> list(JsonParser json) throws IOException {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(scalar(json));
    }
    return items;
  }

  private static Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> {
        String kind = json.nextFieldName();
        String text = json.nextTextValue();
        json.nextToken();
        yield kind.equals("instant") ? Instant.parse(text) : LocalDate.parse(text);
      }
    };
  }
}
