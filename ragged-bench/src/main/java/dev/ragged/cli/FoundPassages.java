package dev.ragged.cli;

import dev.ragged.profiling.ProfileReport;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.ScorePart;
import dev.ragged.retrieval.SearchCosts;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The passages that a search found, as a reply. */
final class FoundPassages {
  private final SearchResult result;
  private final Optional<ProfileReport> profile;
  private final UnknownKeys unknown;
  private final boolean explained;

  FoundPassages(
      SearchResult result,
      Optional<ProfileReport> profile,
      UnknownKeys unknown,
      boolean explained) {
    this.result = result;
    this.profile = profile;
    this.unknown = unknown;
    this.explained = explained;
  }

  Reply reply() {
    return Reply.of(text(), json());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int rank = 1;
    for (Hit hit : result.hits()) {
      append(text, rank++, hit);
    }
    if (result.hits().isEmpty()) {
      text.append("Nothing was found.\n");
    }
    text.append(unknown.note());
    result.explanation().forEach(line -> text.append(line).append('\n'));
    result
        .personal()
        .ifPresent(report -> report.notes().forEach(note -> text.append(note).append('\n')));
    SearchCosts costs = result.costs();
    text.append(
        String.format(
            Locale.ROOT,
            "%d of %s passages in %s%s%n",
            result.hits().size(),
            Figures.count(costs.matching()),
            Figures.duration(costs.embed().plus(costs.retrieve()).plus(costs.rank())),
            result.truncated() ? "; cut short by the budget" : ""));
    profile.ifPresent(report -> text.append('\n').append(report.text()));
    return text.toString();
  }

  private void append(StringBuilder text, int rank, Hit hit) {
    text.append(String.format(Locale.ROOT, "%d. %.3f  %s", rank, hit.score(), hit.chunkId()));
    if (!hit.context().isBlank()) {
      text.append("  (").append(hit.context().strip()).append(')');
    }
    text.append("\n   ").append(hit.snippet().strip().replaceAll("\\s+", " ")).append('\n');
    if (explained) {
      explain(text, hit);
    }
  }

  private static void explain(StringBuilder text, Hit hit) {
    for (ScorePart part : hit.parts()) {
      text.append(
          String.format(
              Locale.ROOT,
              "   - %s: rank %d, score %.3f, adds %.4f%n",
              part.signal(),
              part.rank(),
              part.score(),
              part.contribution()));
    }
    hit.personal()
        .ifPresent(
            personal -> {
              text.append(
                  String.format(
                      Locale.ROOT,
                      "   - before memory: rank %d, score %.3f%n",
                      personal.baseRank(),
                      personal.baseScore()));
              personal.reasons().forEach(why -> text.append("   - ").append(why).append('\n'));
            });
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Object> hits = new ArrayList<>();
    result.hits().forEach(hit -> hits.add(json(hit)));
    json.put("hits", hits);
    json.put("generation", result.generation());
    json.put("costs", result.costs());
    json.put("explanation", result.explanation());
    json.put("personal", result.personal());
    json.put("unknownKeys", unknown.keys());
    profile.ifPresent(report -> json.put("profile", Operations.json(report.metrics())));
    return json;
  }

  private static Map<String, Object> json(Hit hit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("chunk", hit.chunkId().toString());
    json.put("document", hit.documentId());
    json.put("score", hit.score());
    json.put("title", hit.title());
    json.put("context", hit.context());
    json.put("snippet", hit.snippet());
    json.put("text", hit.text());
    json.put("start", hit.start());
    json.put("end", hit.end());
    json.put("metadata", hit.metadata().asMap());
    json.put("parts", hit.parts());
    json.put("memory", hit.personal());
    return json;
  }
}
