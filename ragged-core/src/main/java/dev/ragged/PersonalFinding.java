package dev.ragged;

import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Texts;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.retrieval.SearchResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a persona's search found, and what is to be recorded of it. Immutable; the vector is not
 * copied.
 *
 * @param result what was found
 * @param interaction what to record; empty if nothing is
 * @param vector the vector of the question as it was asked, if there is one
 */
record PersonalFinding(
    SearchResult result, Optional<Interaction> interaction, Optional<float[]> vector) {
  private static final Logger log = LoggerFactory.getLogger(PersonalFinding.class);

  /** Returns this finding, to be recorded with what was answered and how long that took. */
  PersonalFinding with(GeneratedAnswer answer) {
    return new PersonalFinding(result, interaction.map(record -> with(record, answer)), vector);
  }

  private static Interaction with(Interaction record, GeneratedAnswer answer) {
    Interaction.Builder answered = record.toBuilder().latency(answer.costs().whole());
    if (!answer.text().isBlank()) {
      // A generator may have written what no database can keep.
      answered.response(Texts.wellFormed(answer.text())).model(answer.generator());
    }
    return answered.build();
  }

  /** Records it and returns at once. Never throws; what cannot be recorded is logged. */
  void record(PersonaMemory memory) {
    if (interaction.isEmpty()) {
      return;
    }
    try {
      var unused = memory.record(interaction.get(), vector).exceptionally(PersonalFinding::lost);
    } catch (RuntimeException e) {
      lost(e);
    }
  }

  private static Boolean lost(Throwable cause) {
    log.warn("A search could not be recorded", cause);
    return false;
  }
}
