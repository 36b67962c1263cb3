package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.learn.TopicLearner;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.memory.store.SettingTable;
import dev.ragged.persona.MemoryStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The personas that are open, in the heap as in the database. Thread-safe.
 *
 * <p>Concurrency: reading takes no lock; changes take turns, and show once they are committed.
 */
final class Roster implements Subjects {
  private final MemoryDatabase database;
  private final Map<PersonaId, Subject> byId = new ConcurrentHashMap<>();
  private final Map<Long, Subject> byNumber = new ConcurrentHashMap<>();

  /** Reads the personas that there are. */
  Roster(MemoryDatabase database) {
    this.database = Objects.requireNonNull(database, "database");
    for (PersonaTable.Row row : database.read("reading the personas", PersonaTable::all)) {
      Owner owner = new Owner(row.blank().number(), PlainCipher.INSTANCE);
      add(new Subject(row.open(owner), owner));
    }
  }

  private void add(Subject subject) {
    byNumber.put(subject.persona().number(), subject);
    byId.put(subject.id(), subject);
  }

  synchronized Subject create(PersonaId id, PersonaDescription description, Instant now) {
    Objects.requireNonNull(description, "description");
    if (byId.containsKey(id)) {
      throw new IllegalArgumentException(
          "there is a persona of this id already: persona=\"" + id + "\"; choose another id");
    }
    Subject created =
        database.write(
            "creating a persona",
            connection -> {
              long number = PersonaTable.nextNumber(connection);
              Owner owner = new Owner(number, PlainCipher.INSTANCE);
              Persona persona =
                  new Persona(id, number, description, MemoryStatus.ON, true, false, now, now, 0);
              PersonaTable.put(connection, owner, persona, new byte[0]);
              return new Subject(persona, owner);
            });
    add(created);
    return created;
  }

  synchronized Persona change(PersonaId id, UnaryOperator<Persona> change) {
    Subject subject = require(id);
    Persona changed = change.apply(subject.persona());
    database.write(
        "changing a persona",
        connection -> {
          PersonaTable.put(connection, subject.owner(), changed, new byte[0]);
          return true;
        });
    subject.become(changed);
    return changed;
  }

  /** Deletes a persona with its memory; returns how many interactions there were. */
  synchronized long delete(PersonaId id) {
    Subject subject = require(id);
    long number = subject.persona().number();
    long interactions =
        database.write(
            "deleting a persona",
            connection -> {
              long erased = Erasure.everything(connection, subject.owner());
              PersonaTable.remove(connection, number);
              SettingTable.remove(connection, TopicLearner.mark(number));
              return erased;
            });
    byId.remove(id);
    byNumber.remove(number);
    return interactions;
  }

  Optional<Subject> find(PersonaId id) {
    database.requireOpen();
    return Optional.ofNullable(byId.get(id));
  }

  Subject require(PersonaId id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no memory of this persona: persona=\""
                        + id
                        + "\"; create it with personas().create(...)"));
  }

  @Override
  public Optional<Subject> byNumber(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  @Override
  public Collection<Subject> all() {
    database.requireOpen();
    return List.copyOf(byNumber.values());
  }
}
