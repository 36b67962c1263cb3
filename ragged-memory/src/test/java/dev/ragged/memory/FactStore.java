package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.sqlite.Durability;
import java.nio.file.Path;
import java.time.Instant;

/** A store in a folder, with a clock that stands, that can be closed and opened again. */
final class FactStore implements AutoCloseable {
  final GivenClock clock = new GivenClock(Instant.ofEpochMilli(0));
  private final Path folder;
  private Ragged ragged;

  FactStore(Path folder, String... personas) {
    this.folder = folder;
    this.ragged = open();
    for (String persona : personas) {
      memory().personas().create(persona);
    }
  }

  private Ragged open() {
    return Ragged.builder()
        .directory(folder)
        .clock(clock)
        .memory(MemoryOptions.builder().durability(Durability.NORMAL).build())
        .build();
  }

  PersonalMemory memory() {
    return PersonalMemory.of(ragged);
  }

  Facts facts(String persona) {
    return memory().of(persona).facts();
  }

  void reopen() {
    ragged.close();
    ragged = open();
  }

  @Override
  public void close() {
    ragged.close();
  }
}
