package dev.ragged.cli;

import dev.ragged.DocumentSpace;
import dev.ragged.filter.Filter;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** Keys in conditions that nothing has: a slip of the pen looks like a condition nobody meets. */
record UnknownKeys(List<String> keys) {
  static final UnknownKeys NONE = new UnknownKeys(List.of());

  /** Returns the keys of {@code filters} that no passage of {@code space} has. */
  static UnknownKeys of(DocumentSpace space, String question, List<String> filters) {
    return new UnknownKeys(
        filters.stream()
            .map(FilterText::key)
            .distinct()
            .filter(key -> isUnknown(space, question, key))
            .toList());
  }

  private static boolean isUnknown(DocumentSpace space, String question, String key) {
    if (space.count(Filter.exists(key)) > 0) {
      return false;
    }
    // Passages have keys of their own, such as their heading.
    SearchRequest request = SearchRequest.builder(question).filter(Filter.exists(key)).k(1).build();
    return PersonaOptions.search(space, request, Personalization.NONE).costs().matching() == 0;
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
