package dev.ragged.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML block that some Markdown files start with, between two lines of three dashes.
 *
 * <p>Only its simple lines are understood: {@code key: value}, {@code key: [a, b]} and a key with a
 * list of {@code - value} lines below it. Values are typed as YAML does: whole numbers, decimals,
 * {@code true} and {@code false}, ISO dates; all else, and all that is quoted, is a string. Other
 * lines are passed over.
 */
final class FrontMatter {
  private static final FrontMatter NONE = new FrontMatter(0, Map.of());

  /** Longest block looked for; longer than that, the dashes are a rule between paragraphs. */
  private static final int MAX_LENGTH = 65_536;

  private static final Pattern ENTRY = Pattern.compile("([\\w][\\w .-]{0,99}?)\\s*:(?:\\s+(.*))?");
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}\\.\\d{1,15}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final int end;
  private final Map<String, Object> values;

  private FrontMatter(int end, Map<String, Object> values) {
    this.end = end;
    this.values = values;
  }

  /** Returns the front matter of {@code text}; without any, its end is 0. */
  static FrontMatter of(String text) {
    LineCursor line = new LineCursor(text, 0, Math.min(text.length(), MAX_LENGTH));
    if (!line.next() || !lineText(text, line).equals("---")) {
      return NONE;
    }
    List<String> lines = new ArrayList<>();
    while (line.next()) {
      String content = lineText(text, line);
      if (content.equals("---") || content.equals("...")) {
        boolean yaml = !lines.isEmpty() && ENTRY.matcher(lines.get(0)).matches();
        return yaml ? new FrontMatter(line.nextStart(), parse(lines)) : NONE;
      }
      if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
        lines.add(content);
      }
    }
    return NONE;
  }

  private static String lineText(String text, LineCursor line) {
    return text.substring(line.start(), line.end()).stripTrailing();
  }

  /** Returns the index behind the block. */
  int end() {
    return end;
  }

  /** Returns the title that the block gives the document. */
  Optional<String> title() {
    return Optional.ofNullable(values.get("title")).map(Object::toString).filter(t -> !t.isBlank());
  }

  /** Returns all entries but the title. */
  Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>(values);
    metadata.remove("title");
    return metadata;
  }

  private static Map<String, Object> parse(List<String> lines) {
    Map<String, Object> values = new LinkedHashMap<>();
    String openKey = "";
    List<Object> openList = new ArrayList<>();
    for (String line : lines) {
      String item = line.strip();
      if (item.startsWith("- ") && !openKey.isEmpty()) {
        if (openList.size() < Metadata.MAX_LIST_SIZE) {
          openList.add(scalar(item.substring(2).strip()));
          values.put(openKey, List.copyOf(openList));
        }
        continue;
      }
      openKey = "";
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        continue;
      }
      String value = Optional.ofNullable(entry.group(2)).orElse("").strip();
      if (value.isEmpty()) {
        openKey = entry.group(1);
        openList = new ArrayList<>();
      } else if (value.length() <= Metadata.MAX_STRING_LENGTH) {
        values.put(entry.group(1), value(value));
      }
    }
    return values;
  }

  private static Object value(String value) {
    if (!value.startsWith("[") || !value.endsWith("]")) {
      return scalar(value);
    }
    List<Object> list = new ArrayList<>();
    for (String item : value.substring(1, value.length() - 1).split(",", -1)) {
      if (!item.isBlank() && list.size() < Metadata.MAX_LIST_SIZE) {
        list.add(scalar(item.strip()));
      }
    }
    return list;
  }

  private static Object scalar(String value) {
    char first = value.isEmpty() ? 0 : value.charAt(0);
    if (value.length() > 1
        && (first == '"' || first == '\'')
        && value.charAt(value.length() - 1) == first) {
      String inside = value.substring(1, value.length() - 1);
      return first == '\'' ? inside.replace("''", "'") : inside;
    }
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    if (WHOLE.matcher(value).matches()) {
      return Long.valueOf(value);
    }
    if (DECIMAL.matcher(value).matches()) {
      return Double.valueOf(value);
    }
    return DATE.matcher(value).matches() ? date(value) : value;
  }

  private static Object date(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException notADate) {
      return value;
    }
  }
}
