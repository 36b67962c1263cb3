package dev.ragged.memory.persona;

import dev.ragged.document.PersonaId;
import dev.ragged.persona.MemoryStatus;
import java.time.Instant;
import java.util.Objects;

/**
 * A persona that has a memory. Immutable.
 *
 * @param id names it
 * @param number names it where no name may stand, as in the audit log; never used again
 * @param description what the application says about it
 * @param status whether its memory records and ranks
 * @param learning whether topics are learned from what is recorded
 * @param encrypted whether what it said is sealed with a key of its own
 * @param createdAt when it was created
 * @param usedAt when the application last switched to it, at first when it was created
 * @param uses how often the application switched to it
 */
public record Persona(
    PersonaId id,
    long number,
    PersonaDescription description,
    MemoryStatus status,
    boolean learning,
    boolean encrypted,
    Instant createdAt,
    Instant usedAt,
    long uses) {
  public Persona {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(usedAt, "usedAt");
  }

  /** Returns this persona with another description. */
  public Persona with(PersonaDescription other) {
    return new Persona(id, number, other, status, learning, encrypted, createdAt, usedAt, uses);
  }

  /** Returns this persona with another status. */
  public Persona with(MemoryStatus other) {
    return new Persona(
        id, number, description, other, learning, encrypted, createdAt, usedAt, uses);
  }

  /** Returns this persona with learning switched on or off. */
  public Persona withLearning(boolean on) {
    return new Persona(id, number, description, status, on, encrypted, createdAt, usedAt, uses);
  }

  /** Returns this persona used once more. */
  public Persona usedAt(Instant at) {
    return new Persona(
        id, number, description, status, learning, encrypted, createdAt, at, uses + 1);
  }
}
