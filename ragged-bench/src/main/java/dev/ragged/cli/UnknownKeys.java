package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.filter.Filter;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** Keys in conditions that nothing has: a slip of the pen looks like a condition nobody meets. */
record UnknownKeys(List<String> keys) {
  /** Returns the keys of {@code filters} that no passage has that the asker sees. */
  static UnknownKeys of(
      Ragged ragged, PersonaOptions asker, String question, List<String> filters) {
    return new UnknownKeys(
        filters.stream()
            .map(FilterText::key)
            .distinct()
            .filter(key -> isUnknown(ragged, asker, question, key))
            .toList());
  }

  private static boolean isUnknown(
      Ragged ragged, PersonaOptions asker, String question, String key) {
    if (asker.space(ragged).count(Filter.exists(key)) > 0) {
      return false;
    }
    // Passages have keys of their own, such as their heading.
    SearchRequest request = SearchRequest.builder(question).filter(Filter.exists(key)).k(1).build();
    return asker.searchUnremembered(ragged, request).costs().matching() == 0;
  }

  /** Returns a line that names them, or "" if there are none. */
  String note() {
    return keys.isEmpty()
        ? ""
        : keys.stream()
            .map(key -> '"' + Figures.printable(key) + '"')
            .collect(Collectors.joining(", ", "No passage has this key in its metadata: ", "\n"));
  }
}
