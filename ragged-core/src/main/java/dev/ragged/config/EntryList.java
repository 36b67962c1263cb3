package dev.ragged.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a file says; each key once. One thread at a time. */
final class EntryList {
  private final String file;
  private final String shortName;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * Makes an empty list.
   *
   * @param file the file's path, for messages
   * @param shortName its name, for origins
   */
  EntryList(String file, String shortName) {
    this.file = file;
    this.shortName = shortName;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Adds what line {@code line}, counted from 1, says. */
  void add(String key, String text, int line) {
    Integer first = lines.putIfAbsent(key, line);
    if (first != null) {
      throw refusal(
          line, Shown.text(key) + " is set twice; first in line " + first + ": remove one");
    }
    entries.add(new Entry(key, text, place(line), shortName + " line " + line));
  }

  String place(int line) {
    return file + " line " + line;
  }

  IllegalArgumentException refusal(int line, String problem) {
    return new IllegalArgumentException(place(line) + ": " + problem);
  }
}
