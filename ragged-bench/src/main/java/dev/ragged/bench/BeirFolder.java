package dev.ragged.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ragged.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A retrieval collection in BEIR's layout: {@code corpus.jsonl}, {@code queries.jsonl}, {@code
 * qrels/test.tsv}.
 *
 * @param documents the texts to be found
 * @param queries judged questions by id
 * @param relevant per question the judged documents with their gains, only those above 0
 */
public record BeirFolder(
    List<Document> documents,
    Map<String, String> queries,
    Map<String, Map<String, Integer>> relevant) {

  public static BeirFolder read(Path folder) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (JsonNode node : lines(folder.resolve("corpus.jsonl"))) {
      String title = node.path("title").asText();
      String text = node.path("text").asText();
      if (!text.isBlank() || !title.isBlank()) {
        documents.add(
            Document.builder(node.path("_id").asText())
                .title(title)
                .text(text.isBlank() ? title : text)
                .build());
      }
    }
    Map<String, Map<String, Integer>> relevant = new LinkedHashMap<>();
    List<String> judgments = Files.readAllLines(folder.resolve("qrels").resolve("test.tsv"));
    for (String line : judgments.subList(1, judgments.size())) {
      int first = line.indexOf('\t');
      int second = line.indexOf('\t', first + 1);
      int gain = Integer.parseInt(line.substring(second + 1).strip());
      if (gain > 0) {
        relevant
            .computeIfAbsent(line.substring(0, first), query -> new LinkedHashMap<>())
            .put(line.substring(first + 1, second), gain);
      }
    }
    Map<String, String> queries = new LinkedHashMap<>();
    for (JsonNode node : lines(folder.resolve("queries.jsonl"))) {
      if (relevant.containsKey(node.path("_id").asText())) {
        queries.put(node.path("_id").asText(), node.path("text").asText());
      }
    }
    return new BeirFolder(documents, queries, relevant);
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      try {
        nodes.add(json.readTree(line));
      } catch (JsonProcessingException e) {
        throw new IOException(
            "a line is not JSON: file=%s, line=%d".formatted(file, nodes.size() + 1), e);
      }
    }
    return nodes;
  }
}
