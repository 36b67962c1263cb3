package dev.ragged.memory;

import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.Owner;
import dev.ragged.persona.Feedback;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Hands what a persona thinks of an answer to the recorder. */
record FeedbackWrite(MemoryParts parts, Owner owner, UUID interaction, Feedback feedback) {
  /** Returns a future that says, once it is durable, whether there is such an interaction. */
  CompletableFuture<Boolean> record() {
    Instant now = parts.context().clock().instant();
    return parts
        .recorder()
        .record(
            owner.persona(),
            statements -> FeedbackTable.add(statements, owner, interaction, kept(), now));
  }

  private Feedback kept() {
    return parts.options().redactor().map(rules -> Redacting.of(feedback, rules)).orElse(feedback);
  }
}
