package dev.ragged.memory.privacy.redact;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What stays although it is personal data by its form. Immutable. */
final class AllowList {
  private final Set<String> values;
  private final Set<String> domains;

  AllowList(Collection<String> values, Collection<String> domains) {
    this.values = values.stream().map(AllowList::fold).collect(Collectors.toUnmodifiableSet());
    this.domains = domains.stream().map(AllowList::fold).collect(Collectors.toUnmodifiableSet());
  }

  boolean keeps(PiiKind kind, String found) {
    String folded = fold(found);
    return values.contains(folded)
        || (kind == PiiKind.EMAIL
            && domains.contains(folded.substring(folded.lastIndexOf('@') + 1)));
  }

  private static String fold(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
