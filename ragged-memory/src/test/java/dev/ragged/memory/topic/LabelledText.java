package dev.ragged.memory.topic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of labelled-first.txt or labelled-second.txt; their headers say what it means.
 *
 * @param kind query or passage, and the domain
 * @param focus areas with their synonyms
 */
record LabelledText(
    String kind, String text, Map<String, List<String>> focus, List<String> labels) {

  static List<LabelledText> read(String fileName) throws IOException {
    try (InputStream in = LabelledText.class.getResourceAsStream(fileName)) {
      String content =
          new String(Objects.requireNonNull(in, fileName).readAllBytes(), StandardCharsets.UTF_8);
      List<LabelledText> texts = new ArrayList<>();
      List<String> entry = new ArrayList<>();
      for (String line : (content + "\n\n").split("\n", -1)) {
        if (!line.isBlank()) {
          if (!line.startsWith(";")) {
            entry.add(line);
          }
        } else if (!entry.isEmpty()) {
          texts.add(parse(entry));
          entry.clear();
        }
      }
      return texts;
    }
  }

  private static LabelledText parse(List<String> lines) {
    List<String> text = new ArrayList<>();
    Map<String, List<String>> focus = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      if (line.startsWith("+ ")) {
        int colon = line.indexOf(':');
        focus.put(line.substring(2, colon), parts(line.substring(colon + 1), ","));
      } else {
        text.add(line);
      }
    }
    String labels = lines.get(lines.size() - 1).substring(1);
    return new LabelledText(lines.get(0), String.join("\n", text), focus, parts(labels, "\\|"));
  }

  private static List<String> parts(String line, String separator) {
    return Arrays.stream(line.split(separator, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  boolean isQuery() {
    return kind.startsWith("query ");
  }

  List<Topic> topics(TopicExtractor extractor) {
    return extractor.topics(text, Focus.of(focus));
  }

  /** Returns the F1 of these topics and the labels, in [0, 1]. */
  double agreement(List<Topic> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    if (labels.isEmpty() || names.isEmpty()) {
      return labels.isEmpty() && names.isEmpty() ? 1 : 0;
    }
    List<String> charged =
        isQuery() ? names : names.subList(0, Math.min(names.size(), labels.size()));
    double recall = labels.stream().filter(names::contains).count() / (double) labels.size();
    double precision =
        charged.stream().filter(this::isWithinLabel).count() / (double) charged.size();
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private boolean isWithinLabel(String name) {
    boolean hasNoSpaces = name.codePoints().anyMatch(c -> Signs.of(c) == Signs.UNSPACED);
    return labels.stream()
        .anyMatch(
            label ->
                hasNoSpaces
                    ? label.contains(name)
                    : (" " + label + " ").contains(" " + name + " "));
  }
}
