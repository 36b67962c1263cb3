package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How passages are looked for; a part of commands. */
public final class SearchOptions {
  @Option(
      names = {"-k", "--k", "--limit"},
      paramLabel = "N",
      description = "How many passages at most. Default: ${DEFAULT-VALUE}.")
  private int k = SearchRequest.DEFAULT_K;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "${COMPLETION-CANDIDATES}: by meaning, by words, or both. Default: HYBRID.")
  private SearchMode mode = SearchMode.HYBRID;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description =
          "fast, balanced, thorough, exact, or the number of candidates that the index compares."
              + " Default: ${DEFAULT-VALUE}.")
  private String effort = "balanced";

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "CONDITION",
      description =
          "Only passages with such metadata: year>=2020, tag=a,b, lang!=en, path~guide, or draft, which"
              + " asks for the key whatever its value. Can be repeated; all must be true.")
  private List<String> filters = new ArrayList<>();

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      description = "Only passages with at least this score, from 0 to 1.")
  private double minScore;

  @Option(
      names = "--diversity",
      paramLabel = "PART",
      description = "From 0 to 1: how much passages should differ from each other.")
  private @Nullable Double diversity;

  @Option(
      names = "--budget",
      paramLabel = "MS",
      description =
          "Answer with what was found after so many milliseconds; what a model has begun, it ends.")
  private @Nullable Long budget;

  /** Creates the options of a call. */
  public SearchOptions() {}

  /** Returns a request for passages that answer {@code question}. */
  public SearchRequest.Builder request(String question) {
    SearchRequest.Builder request =
        SearchRequest.builder(question).k(k).mode(mode).effort(effort()).minScore(minScore);
    if (!filters.isEmpty()) {
      request.filter(FilterText.all(filters));
    }
    if (diversity != null) {
      request.diversity(diversity);
    }
    if (budget != null) {
      request.budget(Budget.ofTime(Duration.ofMillis(budget)));
    }
    return request;
  }

  /** Returns the keys of the filters that no passage has. */
  UnknownKeys unknownKeys(Ragged ragged, PersonaOptions asker, String question) {
    return filters.isEmpty()
        ? UnknownKeys.NONE
        : UnknownKeys.of(asker.space(ragged), question, filters);
  }

  private Effort effort() {
    return switch (effort.toLowerCase(Locale.ROOT)) {
      case "fast" -> Effort.FAST;
      case "balanced" -> Effort.BALANCED;
      case "thorough" -> Effort.THOROUGH;
      case "exact" -> Effort.EXACT;
      default -> candidates();
    };
  }

  private Effort candidates() {
    try {
      return Effort.ofCandidates(Integer.parseInt(effort));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--effort must be fast, balanced, thorough, exact or a number: effort=\"" + effort + "\"",
          e);
    }
  }
}
