package dev.ragged.memory;

import dev.ragged.memory.question.QuestionVector;
import dev.ragged.memory.record.Write;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Adds an interaction to its session, with its question's vector if there is one. Immutable. */
final class InteractionWrite implements Write {
  private final Owner owner;
  private final Interaction interaction;
  private final QuestionVector vector;
  private final Duration sessionPause;

  /**
   * Creates one.
   *
   * @throws IllegalArgumentException if the vector cannot be the embedder's
   */
  InteractionWrite(
      MemoryParts parts, Owner owner, Interaction interaction, Optional<float[]> vector) {
    this.owner = owner;
    this.interaction = interaction;
    this.vector =
        parts
            .recall()
            .flatMap(recall -> vector.map(given -> recall.vector(interaction.query(), given)))
            .orElse(QuestionVector.NONE);
    this.sessionPause = parts.options().sessionPause();
  }

  @Override
  public boolean apply(PreparedStatements statements) throws SQLException {
    UUID session =
        SessionTable.use(
            statements,
            owner,
            interaction.session(),
            interaction.askedAt(),
            sessionPause,
            UUID::randomUUID);
    // Nothing is added a second time; then it is durable already.
    OptionalLong number =
        InteractionTable.add(statements, owner, interaction.toBuilder().session(session).build());
    if (number.isPresent()) {
      vector.keep(statements, owner, number.getAsLong());
    }
    return true;
  }
}
