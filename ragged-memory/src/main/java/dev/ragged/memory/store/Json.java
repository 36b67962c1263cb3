package dev.ragged.memory.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ragged.error.StoreCorruptedException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of several fields as one text: objects of strings, lists of strings or objects, and
 * objects again. Absent fields are left out.
 */
final class Json {
  /**
   * Without the table of field names: those of an application's metadata may be any, and names that
   * were chosen to collide would make the parser refuse what was written.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final Map<String, Object> fields;

  private Json(Map<String, Object> fields) {
    this.fields = fields;
  }

  static Json object() {
    return new Json(new LinkedHashMap<>());
  }

  Json put(String key, String value) {
    fields.put(key, value);
    return this;
  }

  Json put(String key, Optional<String> value) {
    value.ifPresent(text -> fields.put(key, text));
    return this;
  }

  Json put(String key, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(key, List.copyOf(values));
    }
    return this;
  }

  Json putObjects(String key, List<Json> values) {
    if (!values.isEmpty()) {
      fields.put(key, values.stream().map(value -> value.fields).toList());
    }
    return this;
  }

  Json put(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      fields.put(key, Map.copyOf(values));
    }
    return this;
  }

  /** Returns the text of {@code key}, which must be there. */
  String text(String key) {
    return optional(key)
        .orElseThrow(
            () ->
                new StoreCorruptedException(
                    "content of the memory has no field \"" + key + "\"; restore a backup"));
  }

  Optional<String> optional(String key) {
    return Optional.ofNullable((String) fields.get(key));
  }

  @SuppressWarnings("unchecked") // Whatever is not a list of texts fails where a text is taken.
  List<String> texts(String key) {
    return (List<String>) fields.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked") // As above, of objects.
  List<Json> objects(String key) {
    return ((List<Map<String, Object>>) fields.getOrDefault(key, List.of()))
        .stream().map(Json::new).toList();
  }

  @SuppressWarnings("unchecked") // As above, of texts by texts.
  Map<String, String> map(String key) {
    return (Map<String, String>) fields.getOrDefault(key, Map.of());
  }

  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName((String) entry.getKey());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else {
      generator.writeString((String) value);
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws StoreCorruptedException if it is something else
   */
  static Json parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new StoreCorruptedException("content of the memory is no object; restore a backup");
      }
      return new Json(object(parser));
    } catch (IOException e) {
      throw new StoreCorruptedException("content of the memory is damaged; restore a backup", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      fields.put(key, value(parser));
    }
    return fields;
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.getText();
  }
}
