package dev.ragged.memory;

import dev.ragged.memory.question.QuestionVector;
import dev.ragged.memory.record.Write;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Adds an interaction to its session, without personal data if the options say so, and its
 * question's vector if there is one. Immutable.
 */
final class InteractionWrite implements Write {
  private final MemoryParts parts;
  private final Owner owner;
  private final Interaction interaction;
  private final QuestionVector vector;

  /**
   * Creates one.
   *
   * @throws IllegalArgumentException if the vector cannot be the embedder's
   */
  InteractionWrite(
      MemoryParts parts, Owner owner, Interaction interaction, Optional<float[]> vector) {
    this.parts = parts;
    this.owner = owner;
    this.interaction = interaction;
    this.vector =
        parts
            .recall()
            .flatMap(recall -> vector.map(given -> recall.vector(interaction.query(), given)))
            .orElse(QuestionVector.NONE);
  }

  /** Lets it be written, and then its question's vector be made if there is none. */
  CompletableFuture<Boolean> record() {
    long persona = owner.persona();
    CompletableFuture<Boolean> recorded = parts.recorder().record(persona, this);
    if (vector == QuestionVector.NONE || parts.options().redactor().isPresent()) {
      var unused =
          recorded.thenAccept(done -> parts.recall().ifPresent(recall -> recall.missing(persona)));
    }
    return recorded;
  }

  @Override
  public boolean apply(PreparedStatements statements) throws SQLException {
    if (InteractionTable.exists(statements, owner, interaction.id())) {
      // It is durable already, and its session was not used anew.
      return true;
    }
    Interaction kept =
        parts
            .options()
            .redactor()
            .map(rules -> Redacting.of(interaction, rules))
            .orElse(interaction);
    UUID session =
        SessionTable.use(
            statements,
            owner,
            interaction.session(),
            interaction.askedAt(),
            parts.options().sessionPause(),
            UUID::randomUUID);
    OptionalLong number =
        InteractionTable.add(statements, owner, kept.toBuilder().session(session).build());
    // A vector of personal data says too much of it.
    if (number.isPresent() && kept.query().equals(interaction.query())) {
      vector.keep(statements, owner, number.getAsLong());
    }
    return true;
  }
}
