package dev.ragged.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes settings as a JSON schema: a section is an object, a setting a member of it. */
final class JsonSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private JsonSchema() {}

  static String of(SortedMap<String, Setting<?>> settings) {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("$schema", DIALECT);
      json.writeStringField("title", "Configuration of Ragged");
      writeSection(json, settings);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    return text + "\n";
  }

  private static void writeSection(JsonGenerator json, SortedMap<String, Setting<?>> settings)
      throws IOException {
    SortedMap<String, SortedMap<String, Setting<?>>> sections = new TreeMap<>();
    settings.forEach(
        (path, setting) -> {
          int dot = path.indexOf('.');
          String name = dot < 0 ? path : path.substring(0, dot);
          String rest = dot < 0 ? "" : path.substring(dot + 1);
          sections.computeIfAbsent(name, key -> new TreeMap<>()).put(rest, setting);
        });
    json.writeStringField("type", "object");
    json.writeBooleanField("additionalProperties", false);
    json.writeObjectFieldStart("properties");
    for (String name : sections.keySet()) {
      SortedMap<String, Setting<?>> within = sections.getOrDefault(name, new TreeMap<>());
      json.writeObjectFieldStart(name);
      Setting<?> setting = within.get("");
      if (setting == null) {
        writeSection(json, within);
      } else {
        writeSetting(json, setting);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static <T> void writeSetting(JsonGenerator json, Setting<T> setting) throws IOException {
    json.writeStringField("description", setting.description());
    setting.type().writeSchema(json);
    json.writeFieldName("default");
    setting.type().writeValue(json, setting.standard());
  }
}
