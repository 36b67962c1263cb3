package dev.ragged.memory.record;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.Durability;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A recorder over a database in memory, and a switch that fills its disk. */
final class RecorderRig implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofSeconds(5);
  static final int BATCH = 4;
  static final int CAPACITY = 20;
  private static final int SQLITE_FULL = 13;

  final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.FULL);
  final FakeAlarm alarm = new FakeAlarm();
  final AtomicBoolean full = new AtomicBoolean();
  final AtomicInteger tries = new AtomicInteger();
  final List<Long> told = Collections.synchronizedList(new ArrayList<>());
  final OperationProfiler profiler = new OperationProfiler();
  final Recorder recorder;

  RecorderRig() {
    this(Optional.empty(), new RecorderOptions(BATCH, INTERVAL, CAPACITY));
  }

  RecorderRig(Optional<Alarm> other, RecorderOptions options) {
    recorder =
        new Recorder(
            database,
            other.orElse(alarm),
            options,
            new Learner() {
              @Override
              public void recorded(long persona) {
                told.add(persona);
              }

              @Override
              public boolean learnSome() {
                return false;
              }
            },
            profiler);
  }

  static Owner owner(long persona) {
    return new Owner(persona, PlainCipher.INSTANCE);
  }

  /** Creates a persona and returns its number. */
  long create(String id) {
    return database.write(
        "creating",
        connection -> {
          long number = PersonaTable.nextNumber(connection);
          Persona persona =
              new Persona(
                  PersonaId.of(id),
                  number,
                  PersonaDescription.EMPTY,
                  MemoryStatus.ON,
                  true,
                  false,
                  Instant.EPOCH,
                  Instant.EPOCH,
                  0);
          PersonaTable.put(connection, owner(number), persona);
          return number;
        });
  }

  /** Deletes a persona and what is of it. */
  long delete(long persona) {
    return database.write(
        "deleting",
        connection -> {
          long erased = Erasure.everything(connection, owner(persona));
          PersonaTable.remove(connection, persona);
          return erased;
        });
  }

  /** Returns the write that adds a question, and fails while the disk is full. */
  Write question(long persona, String text) {
    Interaction interaction =
        Interaction.builder(text, Instant.EPOCH).session(new UUID(1, 1)).build();
    return statements -> {
      tries.incrementAndGet();
      if (full.get()) {
        throw new SQLException("the disk is full, says the test", "", SQLITE_FULL);
      }
      var unused = InteractionTable.add(statements, owner(persona), interaction);
      return true;
    };
  }

  CompletableFuture<Boolean> record(long persona, String text) {
    return recorder.record(persona, question(persona, text));
  }

  /** Records questions named by numbers from {@code from} to before {@code to}. */
  List<CompletableFuture<Boolean>> record(long persona, int from, int to) {
    List<CompletableFuture<Boolean>> futures = new ArrayList<>();
    for (int i = from; i < to; i++) {
      futures.add(record(persona, Integer.toString(i)));
    }
    return futures;
  }

  /** Returns the questions that are durable, in the order of recording. */
  List<String> written(long persona) {
    return database
        .read(
            "reading",
            connection -> InteractionTable.after(connection, owner(persona), 0, 1_000_000))
        .stream()
        .map(row -> row.interaction().query())
        .toList();
  }

  /** Returns how many questions are durable. */
  long count(long persona) {
    return database.read(
        "counting", connection -> InteractionTable.count(connection, owner(persona)));
  }

  @Override
  public void close() {
    full.set(false);
    recorder.close();
    database.close();
  }
}
