package dev.ragged.cli.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Judgments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions whose relevant documents are known, from a file. */
final class JudgedQuestions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JudgedQuestions() {}

  /**
   * Reads a JSON object whose members are questions, and theirs document ids with grades.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  static List<JudgedQuery<String>> read(Path file) {
    Map<String, Map<String, Integer>> grades;
    try {
      grades =
          MAPPER.readValue(
              Files.readAllBytes(file),
              new TypeReference<LinkedHashMap<String, Map<String, Integer>>>() {});
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no such file: " + file, e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "questions are a JSON object such as {\"restore\": {\"backup.md\": 3}}: file="
              + file
              + ", "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("the questions cannot be read: file=" + file, e);
    }
    return grades.entrySet().stream()
        .map(each -> new JudgedQuery<>(each.getKey(), new Judgments(each.getValue())))
        .toList();
  }
}
