package dev.ragged.spi;

import dev.ragged.document.PersonaId;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks, and therefore which documents exist for them: everyone sees the shared ones, a persona
 * also sees its own, nobody sees another persona's. Immutable.
 *
 * @param persona the asking persona, or empty for the application itself, which sees shared
 *     documents only
 */
public record Scope(Optional<PersonaId> persona) {
  private static final Scope SHARED = new Scope(Optional.empty());

  public Scope {
    Objects.requireNonNull(persona, "persona");
  }

  /** Returns the scope that sees shared documents only. */
  public static Scope shared() {
    return SHARED;
  }

  /** Returns the scope that sees shared documents and those of {@code persona}. */
  public static Scope of(PersonaId persona) {
    return new Scope(Optional.of(persona));
  }

  /** Returns whether a document with this owner may be seen. */
  public boolean sees(Optional<PersonaId> owner) {
    return owner.isEmpty() || owner.equals(persona);
  }
}
