package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.sqlite.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A store with the personas ana and bob and the encrypted eve, and a clock that stands. */
final class PreferenceStore implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-05-01T08:00:00.125Z");
  static final List<String> PERSONAS = List.of("ana", "bob", "eve");

  final GivenClock clock = new GivenClock(NOW);
  private final Optional<Path> folder;
  private Ragged ragged;

  private PreferenceStore(Optional<Path> folder) {
    this.folder = folder;
    this.ragged = open(Optional.of(key()));
    memory().personas().create("ana");
    memory().personas().create("bob");
    memory().personas().create("eve", PersonaDescription.EMPTY, key());
  }

  static PreferenceStore inMemory() {
    return new PreferenceStore(Optional.empty());
  }

  static PreferenceStore in(Path folder) {
    return new PreferenceStore(Optional.of(folder));
  }

  static PersonaKey key() {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    Arrays.fill(bytes, (byte) 7);
    return PersonaKey.of(bytes);
  }

  private Ragged open(Optional<PersonaKey> key) {
    RaggedBuilder builder = Ragged.builder();
    return folder
        .map(builder::directory)
        .orElseGet(builder::inMemory)
        .clock(clock)
        .memory(MemoryOptions.builder().durability(Durability.NORMAL).keys(persona -> key).build())
        .build();
  }

  /** Closes the store, which must have a folder, and opens it again, with eve's key or without. */
  void reopen(boolean withKey) {
    ragged.close();
    ragged = open(withKey ? Optional.of(key()) : Optional.empty());
  }

  Ragged ragged() {
    return ragged;
  }

  PersonalMemory memory() {
    return PersonalMemory.of(ragged);
  }

  Preferences ofAll() {
    return memory().preferences();
  }

  Preferences of(String persona) {
    return memory().of(persona).preferences();
  }

  @Override
  public void close() {
    ragged.close();
  }
}
