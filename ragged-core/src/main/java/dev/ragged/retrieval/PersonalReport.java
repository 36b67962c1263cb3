package dev.ragged.retrieval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a persona's memory had to do with a search. Immutable.
 *
 * @param interaction names the record of this search, for feedback; empty if none was made
 * @param notes what the memory did or did not do, a sentence each
 */
public record PersonalReport(Optional<UUID> interaction, List<String> notes) {
  public PersonalReport {
    Objects.requireNonNull(interaction, "interaction");
    notes = List.copyOf(notes);
  }
}
