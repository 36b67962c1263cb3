package dev.ragged.spi;

import dev.ragged.document.PersonaId;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies one document: two personas may each own a document of the same id. Immutable.
 *
 * @param id the caller's id
 * @param owner the persona that owns it, or empty if it is shared
 */
public record DocumentKey(String id, Optional<PersonaId> owner) {
  public DocumentKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
  }
}
