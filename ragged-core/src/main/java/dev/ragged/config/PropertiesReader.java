package dev.ragged.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads properties, line by line so that each value knows its own; what a line means is left to
 * {@link Properties}.
 */
final class PropertiesReader {
  private static final String ORIGIN = "properties";

  private PropertiesReader() {}

  static void read(String text, EntryList entries) {
    Iterator<String> lines = text.lines().iterator();
    int number = 0;
    while (lines.hasNext()) {
      number++;
      int first = number;
      StringBuilder logical = new StringBuilder(lines.next());
      if (isBlankOrComment(logical)) {
        continue;
      }
      while (isContinued(logical) && lines.hasNext()) {
        number++;
        logical.append('\n').append(lines.next());
      }
      Properties one = new Properties();
      try {
        one.load(new StringReader(logical.toString()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            entries.place(first) + ": not a line of properties: " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory cannot be read", e);
      }
      one.stringPropertyNames().forEach(key -> entries.add(key, one.getProperty(key), first));
    }
  }

  /** Returns what {@code properties} hold, their defaults included, in the order of keys. */
  static Iterable<Entry> read(Properties properties) {
    for (Map.Entry<?, ?> entry : properties.entrySet()) {
      if (!(entry.getKey() instanceof String && entry.getValue() instanceof String)) {
        throw new IllegalArgumentException(
            "properties must hold texts only: key="
                + Shown.text(String.valueOf(entry.getKey()))
                + ", value="
                + Shown.text(String.valueOf(entry.getValue())));
      }
    }
    Map<String, Entry> sorted = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      sorted.put(key, new Entry(key, properties.getProperty(key), ORIGIN, ORIGIN));
    }
    return sorted.values();
  }

  private static boolean isBlankOrComment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
  }

  /** Returns whether the line ends in an odd number of backslashes. */
  private static boolean isContinued(CharSequence line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\\') {
      end--;
    }
    return (line.length() - end) % 2 == 1;
  }
}
