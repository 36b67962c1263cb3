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
import dev.ragged.sqlite.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The personas that have a memory. One of them, {@value #DEFAULT}, is always there, and one is the
 * active one. A persona that was never created here has no memory: its searches are those of a store
 * without one. Thread-safe.
 *
 * <p>Methods that name a persona throw {@link IllegalArgumentException} if it is not there.
 */
public final class Personas implements Subjects {
  /** The persona that is always there. */
  public static final String DEFAULT = "default";

  private static final String ACTIVE = "active";

  private final MemoryDatabase database;
  private final Clock clock;
  private final Map<PersonaId, Subject> byId = new ConcurrentHashMap<>();
  private final Map<Long, Subject> byNumber = new ConcurrentHashMap<>();

  /** Reads the personas that there are, and creates the default one if it is not among them. */
  Personas(MemoryDatabase database, Clock clock) {
    this.database = Objects.requireNonNull(database, "database");
    this.clock = Objects.requireNonNull(clock, "clock");
    for (PersonaTable.Row row : database.read("reading the personas", PersonaTable::all)) {
      Owner owner = new Owner(row.blank().number(), PlainCipher.INSTANCE);
      add(new Subject(row.open(owner), owner));
    }
    if (find(DEFAULT).isEmpty()) {
      create(DEFAULT);
    }
  }

  private void add(Subject subject) {
    byId.put(subject.id(), subject);
    byNumber.put(subject.persona().number(), subject);
  }

  /** Creates a persona of which nothing is said; its memory is on. */
  public Persona create(String id) {
    return create(PersonaId.of(id), PersonaDescription.EMPTY);
  }

  /**
   * Creates a persona; its memory is on.
   *
   * @throws IllegalArgumentException if there is one of this id
   */
  public synchronized Persona create(PersonaId id, PersonaDescription description) {
    if (byId.containsKey(id)) {
      throw new IllegalArgumentException(
          "there is a persona of this id already: persona=\"" + id + "\"; choose another id");
    }
    Instant now = now();
    Subject created =
        database.write(
            "creating a persona",
            connection -> {
              long number = PersonaTable.nextNumber(connection);
              Owner owner = new Owner(number, PlainCipher.INSTANCE);
              Persona persona =
                  new Persona(
                      id, number, description, MemoryStatus.ON, true, false, now, now, 0);
              PersonaTable.put(connection, owner, persona, new byte[0]);
              return new Subject(persona, owner);
            });
    add(created);
    return created.persona();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** Returns the persona of this id, if it has a memory. */
  public Optional<Persona> find(String id) {
    return subject(PersonaId.of(id)).map(Subject::persona);
  }

  /** Returns all personas in the order in which they were created. */
  public List<Persona> list() {
    return byId.values().stream()
        .map(Subject::persona)
        .sorted(Comparator.comparingLong(Persona::number))
        .toList();
  }

  /** Returns the active persona; at first the default one. */
  public Persona active() {
    return database
        .read("reading the active persona", connection -> SettingTable.get(connection, ACTIVE))
        .flatMap(number -> byNumber(Long.parseLong(number)))
        .or(() -> subject(PersonaId.of(DEFAULT)))
        .map(Subject::persona)
        .orElseThrow(() -> new IllegalStateException("the default persona is gone"));
  }

  /** Makes a persona the active one, and counts that. */
  public Persona activate(String id) {
    Persona changed = change(id, persona -> persona.usedAt(now()));
    database.write(
        "switching the persona",
        connection -> {
          SettingTable.put(connection, ACTIVE, Long.toString(changed.number()));
          return true;
        });
    return changed;
  }

  /** Says something else about a persona. */
  public Persona describe(String id, PersonaDescription description) {
    Objects.requireNonNull(description, "description");
    return change(id, persona -> persona.with(description));
  }

  /** Lets a persona's memory record and rank. */
  public Persona enable(String id) {
    return change(id, persona -> persona.with(MemoryStatus.ON));
  }

  /** Lets a persona's memory rank by what it has, and record nothing more. */
  public Persona pause(String id) {
    return change(id, persona -> persona.with(MemoryStatus.PAUSED));
  }

  /** Keeps a persona's memory, and leaves it out of everything. */
  public Persona disable(String id) {
    return change(id, persona -> persona.with(MemoryStatus.OFF));
  }

  /** Switches whether topics are learned from what a persona asks from now on. */
  public Persona learning(String id, boolean on) {
    return change(id, persona -> persona.withLearning(on));
  }

  private synchronized Persona change(String id, UnaryOperator<Persona> change) {
    Subject subject = require(PersonaId.of(id));
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

  /** Deletes a persona with its memory; the caller has drained the recorder. */
  synchronized long delete(PersonaId id) {
    Subject subject = require(id);
    if (id.value().equals(DEFAULT)) {
      throw new IllegalArgumentException(
          "the persona \"" + DEFAULT + "\" is always there; erase its memory in place of deleting it");
    }
    long number = subject.persona().number();
    byId.remove(id);
    byNumber.remove(number);
    return database.write(
        "deleting a persona",
        connection -> {
          long interactions = Erasure.everything(connection, subject.owner());
          PersonaTable.remove(connection, number);
          Sql.update(
              connection, "DELETE FROM setting WHERE key = ?", TopicLearner.mark(number));
          return interactions;
        });
  }

  Optional<Subject> subject(PersonaId id) {
    return Optional.ofNullable(byId.get(id));
  }

  Subject require(PersonaId id) {
    return subject(id)
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
    return List.copyOf(byNumber.values());
  }
}
