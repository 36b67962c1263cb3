package dev.ragged.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object as maps, lists, texts, numbers and booleans; {@link #NULL} stands for null. */
final class JsonTree {
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private final Map<String, Object> members;

  private JsonTree(Map<String, Object> members) {
    this.members = members;
  }

  static JsonTree parse(byte[] bytes) {
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  static JsonTree parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return new JsonTree(object(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> NULL;
      default -> parser.getDecimalValue();
    };
  }

  Map<String, Object> members() {
    return members;
  }

  Object value(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new AssertionError("no member " + name + " among " + members.keySet());
    }
    return value;
  }

  String text(String name) {
    return (String) value(name);
  }

  long number(String name) {
    return ((BigDecimal) value(name)).longValueExact();
  }

  double fraction(String name) {
    return ((BigDecimal) value(name)).doubleValue();
  }

  @SuppressWarnings("unchecked") // What is no object fails where a member is taken.
  JsonTree object(String name) {
    return new JsonTree((Map<String, Object>) value(name));
  }

  @SuppressWarnings("unchecked") // As above.
  List<JsonTree> objects(String name) {
    List<JsonTree> objects = new ArrayList<>();
    for (Object element : (List<Object>) value(name)) {
      objects.add(new JsonTree((Map<String, Object>) element));
    }
    return objects;
  }

  @SuppressWarnings("unchecked") // As above.
  List<String> texts(String name) {
    return (List<String>) value(name);
  }
}
