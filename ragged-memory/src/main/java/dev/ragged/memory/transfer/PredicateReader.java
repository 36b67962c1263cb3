package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.PredicateRules;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what was declared of one predicate. One thread at a time. */
final class PredicateReader {
  private final JsonIn in;
  private @Nullable String predicate;
  private @Nullable Cardinality cardinality;

  PredicateReader(JsonIn in) {
    this.in = in;
  }

  PredicateRule read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    PredicateRule rule =
        new PredicateRule(
            in.required(predicate, ExportNames.PREDICATE),
            in.required(cardinality, ExportNames.CARDINALITY));
    // Refuses what cannot be a predicate.
    var unused =
        in.checked(
            () -> PredicateRules.builder().rule(rule.predicate(), rule.cardinality()).build());
    return rule;
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.PREDICATE -> predicate = in.text();
      case ExportNames.CARDINALITY -> cardinality = in.choice(Cardinality.class);
      default -> {
        return false;
      }
    }
    return true;
  }
}
