package dev.ragged.memory.store;

import dev.ragged.document.Metadata;
import dev.ragged.error.StoreCorruptedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metadata as objects of texts. Each value is a letter for its type and then its text; an entry
 * without {@code value} is a list.
 *
 * <pre>
 * [{"key": "seen", "value": "d2026-11-21"}, {"key": "rooms", "values": ["l3", "tattic"]}]
 * </pre>
 */
final class StoredMetadata {
  private StoredMetadata() {}

  static List<Json> of(Metadata metadata) {
    return metadata.asMap().entrySet().stream().map(StoredMetadata::entry).toList();
  }

  private static Json entry(Map.Entry<String, Object> entry) {
    Json json = Json.object().put("key", entry.getKey());
    return entry.getValue() instanceof List<?> list
        ? json.put("values", list.stream().map(StoredMetadata::text).toList())
        : json.put("value", text(entry.getValue()));
  }

  private static String text(Object value) {
    return letter(value) + value.toString();
  }

  private static String letter(Object value) {
    if (value instanceof String) {
      return "t";
    } else if (value instanceof Long) {
      return "l";
    } else if (value instanceof Double) {
      return "f";
    } else if (value instanceof Boolean) {
      return "b";
    }
    return value instanceof Instant ? "i" : "d";
  }

  static Metadata read(List<Json> entries) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Json entry : entries) {
      Optional<String> scalar = entry.optional("value");
      values.put(
          entry.text("key"),
          scalar.isPresent()
              ? value(scalar.get())
              : entry.texts("values").stream().map(StoredMetadata::value).toList());
    }
    return Metadata.copyOf(values);
  }

  private static Object value(String stored) {
    String text = stored.substring(1);
    return switch (stored.charAt(0)) {
      case 't' -> text;
      case 'l' -> Long.valueOf(text);
      case 'f' -> Double.valueOf(text);
      case 'b' -> Boolean.valueOf(text);
      case 'i' -> Instant.parse(text);
      case 'd' -> LocalDate.parse(text);
      default ->
          throw new StoreCorruptedException(
              "metadata of the memory has a value of no known type: type="
                  + stored.charAt(0)
                  + "; restore a backup");
    };
  }
}
