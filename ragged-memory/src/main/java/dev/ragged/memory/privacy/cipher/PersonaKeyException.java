package dev.ragged.memory.privacy.cipher;

import dev.ragged.document.PersonaId;
import dev.ragged.error.RaggedException;

/** A persona's memory was opened without its key, or with another one. Nothing was changed. */
public final class PersonaKeyException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public PersonaKeyException(String message) {
    super(message);
  }

  /** The memory is sealed, and no key was given when it was opened, or another one. */
  public static PersonaKeyException missing(PersonaId persona) {
    return new PersonaKeyException(
        "memory of persona="
            + persona
            + " is sealed, and no key was given or another one; unlock it with the PersonaKey it was"
            + " created with, or delete it if the key is lost: nothing else can read it");
  }

  /** The memory is sealed with another key than the one that was given. */
  public static PersonaKeyException wrong(PersonaId persona) {
    return new PersonaKeyException(
        "the key given is not the one that the memory of persona="
            + persona
            + " was created with; give that PersonaKey (with a passphrase: the same characters and"
            + " the same salt), or delete the persona if the key is lost");
  }

  /** The memory is not sealed and a key was given. */
  public static PersonaKeyException unexpected(PersonaId persona) {
    return new PersonaKeyException(
        "memory of persona="
            + persona
            + " was created without a key, and its content is readable on disk; open it without"
            + " one, or create a persona with a key and import into that");
  }
}
