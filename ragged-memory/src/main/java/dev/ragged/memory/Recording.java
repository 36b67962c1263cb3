package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.Owner;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Records what one persona asks and thinks, as long as its memory is on. Thread-safe. */
final class Recording {
  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;

  Recording(PersonaId id, Roster roster, MemoryParts parts) {
    this.id = id;
    this.roster = roster;
    this.parts = parts;
  }

  CompletableFuture<Boolean> interaction(Interaction interaction, Optional<float[]> vector) {
    Objects.requireNonNull(interaction, "interaction");
    Objects.requireNonNull(vector, "vector");
    return owner()
        .map(owner -> new InteractionWrite(parts, owner, interaction, vector).record())
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback) {
    Objects.requireNonNull(interaction, "interaction");
    Objects.requireNonNull(feedback, "feedback");
    return owner()
        .map(owner -> feedback(owner, interaction, feedback))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  private CompletableFuture<Boolean> feedback(Owner owner, UUID interaction, Feedback feedback) {
    Instant now = parts.context().clock().instant();
    return parts
        .recorder()
        .record(
            owner.persona(),
            statements ->
                FeedbackTable.add(
                    statements,
                    owner,
                    interaction,
                    parts
                        .options()
                        .redactor()
                        .map(rules -> Redacting.of(feedback, rules))
                        .orElse(feedback),
                    now));
  }

  /** Returns whose rows are written; nothing if the memory is not on. */
  private Optional<Owner> owner() {
    return roster
        .find(id)
        .filter(subject -> subject.persona().status() == MemoryStatus.ON)
        .map(Subject::owner);
  }
}
