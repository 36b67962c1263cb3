package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key of a persona whose memory is sealed; a part of commands. */
public final class KeyOption {
  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The persona's key, if its memory is sealed: a file of "
              + PersonaKey.LENGTH
              + " random bytes.")
  private @Nullable Path file;

  /** Creates the option of a call. */
  public KeyOption() {}

  /**
   * Returns the key, to be closed by the caller; empty if none was given.
   *
   * @throws IllegalArgumentException if the file is none of a key
   */
  public Optional<PersonaKey> key() {
    if (file == null) {
      return Optional.empty();
    }
    byte[] bytes = new byte[0];
    try {
      if (!Files.isRegularFile(file) || Files.size(file) != PersonaKey.LENGTH) {
        throw new IllegalArgumentException(
            "a key is a file of "
                + PersonaKey.LENGTH
                + " bytes: file="
                + file
                + "; a new one is made by: head -c "
                + PersonaKey.LENGTH
                + " /dev/urandom > "
                + file);
      }
      bytes = Files.readAllBytes(file);
      return Optional.of(PersonaKey.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("the key cannot be read: file=" + file, e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Opens the persona's memory with the key, if one was given.
   *
   * @throws dev.ragged.memory.privacy.cipher.PersonaKeyException if it is not its key
   */
  public void unlock(Ragged ragged, String persona) {
    try (PersonaKey key = key().orElse(null)) {
      if (key != null) {
        var unused = PersonalMemory.of(ragged).personas().unlock(persona, key);
      }
    }
  }
}
