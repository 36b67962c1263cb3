package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.JsonToken;
import dev.ragged.document.Metadata;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metadata of facts as JSON: texts, integers, numbers with a point and booleans as themselves,
 * times and dates as objects, and lists of all of these.
 *
 * <pre>
 * {"rooms": 3, "size": 71.5, "seen": {"time": "2026-05-01T09:30:00Z"}, "tags": ["a", "b"]}
 * </pre>
 */
final class MetadataJson {
  private static final String TIME = "time";
  private static final String DATE = "date";

  /** Most members; Ragged's own limit is that of a fact's texts together. */
  private static final int MAX_MEMBERS = 1_000;

  private final JsonIn in;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private MetadataJson(JsonIn in) {
    this.in = in;
  }

  static void write(JsonOut out, Metadata metadata) throws IOException {
    out.object(ExportNames.METADATA);
    for (Map.Entry<String, Object> entry : metadata.asMap().entrySet()) {
      out.name(entry.getKey());
      if (entry.getValue() instanceof List<?> list) {
        out.beginArray();
        for (Object value : list) {
          write(out, value);
        }
        out.endArray();
      } else {
        write(out, entry.getValue());
      }
    }
    out.endObject();
  }

  private static void write(JsonOut out, Object value) throws IOException {
    if (value instanceof Instant) {
      // In full: unlike other times, these have microseconds.
      out.element().put(TIME, value.toString()).endObject();
    } else if (value instanceof LocalDate) {
      out.element().put(DATE, value.toString()).endObject();
    } else {
      out.value(value);
    }
  }

  /** Reads metadata; the reader stands on its start. */
  static Metadata read(JsonIn in) throws IOException {
    MetadataJson metadata = new MetadataJson(in);
    in.object(metadata::member);
    return in.checked(() -> Metadata.copyOf(metadata.values));
  }

  private boolean member(String name) throws IOException {
    if (values.size() == MAX_MEMBERS) {
      throw in.refusal("metadata must have at most " + MAX_MEMBERS + " members");
    }
    in.count(name);
    if (in.is(JsonToken.START_ARRAY)) {
      List<Object> list = new ArrayList<>();
      in.array(Metadata.MAX_LIST_SIZE, () -> list.add(value()));
      values.put(name, list);
    } else {
      values.put(name, value());
    }
    return true;
  }

  private Object value() throws IOException {
    if (in.is(JsonToken.START_OBJECT)) {
      return new Moment(in).read();
    }
    return in.scalar();
  }

  /** Reads a time or a date. */
  private static final class Moment {
    private final JsonIn in;
    private final List<Object> found = new ArrayList<>();

    Moment(JsonIn in) {
      this.in = in;
    }

    Object read() throws IOException {
      in.object(this::member);
      if (found.size() != 1) {
        throw in.refusal("the object must have a time or a date");
      }
      return found.get(0);
    }

    private boolean member(String name) throws IOException {
      switch (name) {
        case TIME -> found.add(in.text(Moment::time));
        case DATE -> found.add(in.text(Moment::date));
        default -> {
          return false;
        }
      }
      return true;
    }

    private static Instant time(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        // Its message quotes the text, and so it is not told as the cause.
        throw new IllegalArgumentException("must be a time such as 2026-05-01T09:30:00Z");
      }
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        // As above.
        throw new IllegalArgumentException("must be a date such as 2026-05-01");
      }
    }
  }

  /** Returns a number as metadata keeps it. */
  static Object number(BigDecimal value, boolean integer) {
    if (!integer) {
      return value.doubleValue();
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("an integer must fit 64 bits", e);
    }
  }
}
