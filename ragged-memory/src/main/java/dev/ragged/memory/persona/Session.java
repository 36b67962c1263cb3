package dev.ragged.memory.persona;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A time in which a persona asked without a long pause. Immutable.
 *
 * @param id names it
 * @param createdAt when its first interaction was asked
 * @param usedAt when its last one was
 */
public record Session(UUID id, Instant createdAt, Instant usedAt) {
  public Session {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(usedAt, "usedAt");
  }
}
