package dev.ragged.cli;

import dev.ragged.config.ConfigValue;
import dev.ragged.config.RaggedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every later call opens a store with: {@code ragged.yaml} in its directory. It
 * is the user's to edit, too: only the line of one key changes at a time, all else stays as it is,
 * comments included, and what cannot be changed so is refused.
 */
public final class StoreConfig {
  private static final String HEAD =
      "# The settings that this store is opened with; see docs/configuration.md.\n";

  /** A scalar on one line, and a comment behind it. */
  private static final String VALUE = "('(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^#'\"\\s][^#]*?)?";

  private final Path path;

  /** Creates that of the store in a directory; the file need not be there. */
  public StoreConfig(Path store) {
    path = store.resolve("ragged.yaml");
  }

  /** Returns the file. */
  public Path path() {
    return path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Copies the file, if there is one, into the directory of another store. */
  void copyTo(Path store) throws IOException {
    if (exists()) {
      PrivateText.write(new StoreConfig(store).path, Files.readString(path));
    }
  }

  /** Writes settings by key into a new file, unless there are none. */
  void write(Map<String, String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    StringBuilder yaml = new StringBuilder(HEAD);
    values.forEach((key, value) -> yaml.append(line(key, value)).append('\n'));
    PrivateText.write(path, yaml.toString());
  }

  private static String line(String key, String value) {
    return key + ": " + quoted(value);
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /**
   * Sets one value, in place of that which the file has.
   *
   * @throws IllegalArgumentException if the key is unknown, the value bad, or the file has the key
   *     in a form that cannot be changed here; nothing is written then
   */
  public void set(String key, String value) throws IOException {
    // Refuses an unknown key, with the nearest one, and a bad value.
    RaggedConfig.builder().set(key, value).build();
    change(key, value);
  }

  /**
   * Takes one value out.
   *
   * @return whether the file had it
   * @throws IllegalArgumentException as that of {@link #set}
   */
  public boolean unset(String key) throws IOException {
    boolean there = values(path).containsKey(key);
    if (there) {
      change(key, null);
    }
    return there;
  }

  private void change(String key, @Nullable String value) throws IOException {
    Map<String, String> expected = values(path);
    List<String> lines =
        new ArrayList<>(exists() ? Files.readAllLines(path) : List.of(HEAD.strip()));
    boolean found = edit(lines, key, value);
    if (!found && expected.containsKey(key)) {
      throw byHand(key);
    }
    if (!found && value != null) {
      lines.add(line(key, value));
    }
    if (value == null) {
      expected.remove(key);
    } else {
      String shown =
          RaggedConfig.builder().set(key, value).build().values().stream()
              .filter(one -> one.key().equals(key))
              .map(ConfigValue::value)
              .findFirst()
              .orElseThrow();
      expected.put(key, shown);
    }
    PrivateText.write(
        path, String.join("\n", lines) + "\n", unfinished -> require(unfinished, expected, key));
  }

  /** Changes the line of a key; returns false if there is none that begins with it. */
  private boolean edit(List<String> lines, String key, @Nullable String value) {
    Pattern form =
        Pattern.compile("(" + Pattern.quote(key) + "\\s*:)\\s*" + VALUE + "(\\s+#.*|\\s*)");
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = form.matcher(lines.get(i));
      if (line.matches()) {
        if (value == null) {
          lines.remove(i);
        } else {
          lines.set(i, line.group(1) + " " + quoted(value) + line.group(3).stripTrailing());
        }
        return true;
      }
    }
    return false;
  }

  /** The parser has the last word on what was written: one key differs, all else is the same. */
  private void require(Path unfinished, Map<String, String> expected, String key) {
    Map<String, String> read;
    try {
      read = values(unfinished);
    } catch (IllegalArgumentException e) {
      throw byHand(key);
    }
    if (!read.equals(expected)) {
      throw byHand(key);
    }
  }

  /** Returns what a file sets, by key, as the configuration shows it. */
  private static Map<String, String> values(Path file) {
    Map<String, String> values = new TreeMap<>();
    if (Files.exists(file)) {
      String origin = file.getFileName() + " ";
      for (ConfigValue value : RaggedConfig.load(file).values()) {
        if (value.origin().startsWith(origin)) {
          values.put(value.key(), value.value());
        }
      }
    }
    return values;
  }

  private IllegalArgumentException byHand(String key) {
    return new IllegalArgumentException(
        "the file has a form of which one line cannot be changed here; change it by hand: file="
            + path
            + ", key="
            + key);
  }
}
