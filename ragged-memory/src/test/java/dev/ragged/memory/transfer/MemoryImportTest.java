package dev.ragged.memory.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.record.Learner;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.record.ThreadAlarm;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.Durability;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import that is cut short between its batches. */
class MemoryImportTest {
  private static final int COUNT = 450;
  private static final int CUT = Batch.MAX_SIZE + 50;

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private final List<Long> learned = new ArrayList<>();
  private final Recorder recorder =
      new Recorder(
          database,
          new ThreadAlarm("import-test"),
          RecorderOptions.DEFAULT,
          new Learner() {
            @Override
            public void recorded(long persona) {
              learned.add(persona);
            }

            @Override
            public boolean learnSome() {
              return false;
            }
          },
          new OperationProfiler());
  private final Owner owner = new Owner(1, PlainCipher.INSTANCE);
  private final Subject subject =
      new Subject(
          new Persona(
              PersonaId.of("ana"),
              1,
              PersonaDescription.EMPTY,
              MemoryStatus.ON,
              true,
              false,
              Instant.EPOCH,
              Instant.EPOCH,
              0),
          owner);
  private final MemoryImport imports = new MemoryImport(database, recorder, Optional.empty());
  private int kept;

  @BeforeEach
  void createPersona() {
    assertThat(
            database.<Boolean>write(
                "creating",
                connection -> {
                  PersonaTable.put(connection, owner, subject.persona());
                  return true;
                }))
        .isTrue();
  }

  @AfterEach
  void close() {
    recorder.close();
    database.close();
  }

  private static InputStream file() {
    StringBuilder text =
        new StringBuilder(
            "{\"metadata\": {\"persona\": \"ana\", \"format_version\": 1}, \"interactions\": [");
    for (int i = 0; i < COUNT; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"id\": \"")
          .append(new UUID(1, i))
          .append("\", \"session\": \"")
          .append(new UUID(2, 0))
          .append("\", \"timestamp\": \"2026-01-01T00:00:00Z\", \"query\": \"q\"}");
    }
    return new ByteArrayInputStream(text.append("]}").toString().getBytes(StandardCharsets.UTF_8));
  }

  private ImportSummary read(Runnable atCut) {
    UnaryOperator<LogWriter.Entry> keeping =
        entry -> {
          kept++;
          if (kept == CUT) {
            atCut.run();
          }
          return entry;
        };
    return imports.read(
        new ImportTarget(subject, keeping, description -> {}), file(), ImportConflict.SKIP, false);
  }

  private long count() {
    return database.read("counting", connection -> InteractionTable.count(connection, owner));
  }

  @Test
  void read_cutShort_hasWholeBatchesAndGoesOnWhereItEnded() {
    assertThatThrownBy(
            () ->
                read(
                    () -> {
                      throw new IllegalStateException("cut");
                    }))
        .hasMessage("cut");
    assertThat(count()).isEqualTo(Batch.MAX_SIZE);

    ImportSummary summary = read(() -> {});

    assertThat(summary.skipped()).isEqualTo(Batch.MAX_SIZE);
    assertThat(summary.added()).isEqualTo(COUNT - Batch.MAX_SIZE);
    assertThat(count()).isEqualTo(COUNT);
  }

  @Test
  void read_ofPersonaDeletedMeanwhile_endsAndLeavesNothing() {
    Runnable delete =
        () ->
            assertThat(
                    recorder.exclusively(
                        () ->
                            database.<Long>write(
                                "deleting",
                                connection -> {
                                  long erased = Erasure.everything(connection, owner);
                                  PersonaTable.remove(connection, 1);
                                  return erased;
                                })))
                .isEqualTo(Batch.MAX_SIZE);

    assertThatThrownBy(() -> read(delete))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not be deleted");

    assertThat(count()).isZero();
  }

  @Test
  void read_eachBatch_isToldToTheLearner() {
    assertThat(read(() -> {}).added()).isEqualTo(COUNT);

    assertThat(learned).containsExactly(1L, 1L, 1L);
  }
}
