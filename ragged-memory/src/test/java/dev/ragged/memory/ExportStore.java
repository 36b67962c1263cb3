package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.time.Period;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A store with documents and the personas ana and bob, whose clock stands still. */
final class ExportStore implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-04-01T12:00:00.250Z");

  final GivenClock clock = new GivenClock(NOW);
  final Ragged ragged;
  final PersonalMemory memory;
  final RememberedPersona ana;
  final RememberedPersona bob;

  private ExportStore(RaggedBuilder builder, MemoryOptions options) {
    ragged = builder.clock(clock).memory(options).build();
    ragged.ingest(RandomInteractions.DOCUMENTS.toArray(new Document[0]));
    memory = PersonalMemory.of(ragged);
    for (String persona : new String[] {"ana", "bob"}) {
      if (memory.personas().find(persona).isEmpty()) {
        memory.personas().create(persona);
      }
    }
    ana = memory.of("ana");
    bob = memory.of("bob");
  }

  static ExportStore inMemory() {
    return new ExportStore(Ragged.builder().inMemory(), MemoryOptions.DEFAULT);
  }

  static ExportStore in(Path directory) {
    return in(directory, MemoryOptions.DEFAULT);
  }

  static ExportStore in(Path directory, MemoryOptions options) {
    return new ExportStore(Ragged.builder().directory(directory), options);
  }

  /** Exports at {@link #NOW}. */
  byte[] json(RememberedPersona persona, Optional<Period> period) {
    clock.set(NOW);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var unused = persona.export(out, ExportFormat.JSON, period);
    return out.toByteArray();
  }

  byte[] json(RememberedPersona persona) {
    return json(persona, Optional.empty());
  }

  static ImportSummary read(RememberedPersona persona, byte[] file, ImportConflict conflict) {
    return persona.importFrom(new ByteArrayInputStream(file), conflict, false);
  }

  static ImportSummary read(RememberedPersona persona, String file) {
    return read(persona, file.getBytes(StandardCharsets.UTF_8), ImportConflict.SKIP);
  }

  /** Checks that a file is refused for its {@code place}. */
  void requireRefusal(String file, String place, String message) {
    ImportException refusal = catchThrowableOfType(ImportException.class, () -> read(ana, file));

    assertThat(refusal).as(file).isNotNull();
    assertThat(refusal.place()).isEqualTo(place);
    assertThat(refusal).hasMessageContaining(message);
  }

  @Override
  public void close() {
    ragged.close();
  }
}
