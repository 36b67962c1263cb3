package dev.ragged.memory.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a word list beside this class: words between white space, under lines {@code [section]}; a
 * line that begins with {@code ;} is a comment.
 */
final class WordFile {
  private WordFile() {}

  /** Returns the words of each section, in the order of the file. */
  static Map<String, List<String>> read(String fileName) {
    try (InputStream in = WordFile.class.getResourceAsStream(fileName)) {
      if (in == null) {
        throw new IllegalStateException(
            "a word list is missing from the jar of ragged-memory: fileName=" + fileName);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("word list cannot be read: fileName=" + fileName, e);
    }
  }

  private static Map<String, List<String>> parse(String content) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : content.lines().toList()) {
      if (line.startsWith("[")) {
        section = sections.computeIfAbsent(line.strip(), name -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith(";")) {
        section.addAll(List.of(line.strip().split("\\s+")));
      }
    }
    return sections;
  }
}
