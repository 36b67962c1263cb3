package dev.ragged.cli.memory;

import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.Validity;
import dev.ragged.text.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts as text and as JSON. */
final class FactText {
  private FactText() {}

  /** Returns a line for each fact. */
  static String table(List<FactVersion> facts) {
    if (facts.isEmpty()) {
      return "  No fact.\n";
    }
    TextTable table = TextTable.ofLetters("<<<<>").row("Id", "Fact", "From", "Until", "Confidence");
    facts.forEach(
        version ->
            table.row(
                version.id().toString(),
                sentence(version.fact()),
                from(version.validity()).map(Shown::time).orElse("-"),
                version.validity().to().map(Shown::time).orElse("-"),
                Shown.decimal(version.fact().confidence())));
    return table.withHeads();
  }

  static String sentence(Fact fact) {
    return Shown.start(fact.subject() + " " + fact.predicate() + " " + fact.object());
  }

  private static Optional<Instant> from(Validity validity) {
    return validity.hasKnownStart() ? Optional.of(validity.from()) : Optional.empty();
  }

  static Object json(FactVersion version) {
    Fact fact = version.fact();
    return new Members()
        .with("id", version.id().value())
        .with("version", version.number())
        .with("kind", version.kind())
        .with("subject", fact.subject())
        .with("predicate", fact.predicate())
        .with("object", fact.object())
        .with("validFrom", from(fact.validity()))
        .with("validTo", fact.validity().to())
        .with("confidence", fact.confidence())
        .with("source", fact.source())
        .with("metadata", fact.metadata().asMap())
        .with("recordedFrom", version.recordedFrom())
        .with("recordedTo", version.recordedTo())
        .with("reason", version.reason())
        .map();
  }
}
