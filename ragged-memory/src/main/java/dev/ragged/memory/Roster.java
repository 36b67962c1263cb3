package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.learn.TopicLearner;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.cipher.AesCipher;
import dev.ragged.memory.privacy.cipher.ContentCipher;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.privacy.cipher.PersonaKeyException;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.AuditTable;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.memory.store.SettingTable;
import dev.ragged.persona.MemoryStatus;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The personas that are open, in the heap as in the database, and those that are locked because
 * their key was not given. Thread-safe.
 *
 * <p>Concurrency: reading takes no lock; changes take turns, and show once they are committed.
 */
final class Roster implements Subjects {
  private static final Logger log = LoggerFactory.getLogger(Roster.class);

  private final MemoryDatabase database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<PersonaId, Subject> byId = new ConcurrentHashMap<>();
  private final Map<Long, Subject> byNumber = new ConcurrentHashMap<>();
  private final Map<PersonaId, PersonaTable.Row> locked = new ConcurrentHashMap<>();

  /** Reads the personas that there are, and opens those whose key is there or that have none. */
  Roster(MemoryDatabase database, Function<PersonaId, Optional<PersonaKey>> keys, Clock clock) {
    this.database = Objects.requireNonNull(database, "database");
    this.clock = Objects.requireNonNull(clock, "clock");
    for (PersonaTable.Row row : database.read("reading the personas", PersonaTable::all)) {
      PersonaId id = row.blank().id();
      locked.put(id, row);
      Optional<PersonaKey> key =
          row.blank().encrypted()
              ? Objects.requireNonNull(keys.apply(id), () -> "keys gave null for persona=" + id)
              : Optional.empty();
      if (key.isPresent()) {
        unlockOrWarn(id, key.get());
      } else if (!row.blank().encrypted()) {
        open(row, PlainCipher.INSTANCE);
      }
    }
  }

  /** One wrong key must not keep the documents, and the other personas, from being opened. */
  private void unlockOrWarn(PersonaId id, PersonaKey key) {
    try {
      unlock(id, key);
    } catch (PersonaKeyException e) {
      log.warn("persona {} stays locked: {}", id, e.getMessage());
    }
  }

  private Subject open(PersonaTable.Row row, ContentCipher cipher) {
    Owner owner = new Owner(row.blank().number(), cipher);
    Subject subject = new Subject(row.open(owner), owner);
    byNumber.put(owner.persona(), subject);
    byId.put(subject.id(), subject);
    locked.remove(subject.id());
    return subject;
  }

  /** Creates a persona; what it says is sealed if there is a key. */
  synchronized Subject create(
      PersonaId id, PersonaDescription description, Optional<PersonaKey> key) {
    Objects.requireNonNull(description, "description");
    if (byId.containsKey(id) || locked.containsKey(id)) {
      throw new IllegalArgumentException(
          "there is a persona of this id already: persona=\"" + id + "\"; choose another id");
    }
    ContentCipher cipher =
        key.<ContentCipher>map(given -> new AesCipher(given, random)).orElse(PlainCipher.INSTANCE);
    Instant now = now();
    Subject created =
        database.write(
            "creating a persona",
            connection -> {
              long number = PersonaTable.nextNumber(connection);
              Owner owner = new Owner(number, cipher);
              Persona persona =
                  new Persona(
                      id, number, description, MemoryStatus.ON, true, key.isPresent(), now, now, 0);
              PersonaTable.put(connection, owner, persona);
              AuditTable.add(connection, now, AuditAction.PERSONA_CREATED, number, 1);
              return new Subject(persona, owner);
            });
    byNumber.put(created.persona().number(), created);
    byId.put(id, created);
    return created;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  synchronized Persona change(PersonaId id, AuditAction action, UnaryOperator<Persona> change) {
    Subject subject = require(id);
    Persona changed = change.apply(subject.persona());
    Subject.require(changed);
    database.write(
        "changing a persona",
        connection -> {
          PersonaTable.put(connection, subject.owner(), changed);
          return AuditTable.add(connection, now(), action, changed.number(), 1);
        });
    subject.become(changed);
    return changed;
  }

  /** Deletes a persona with its memory, locked or not; returns how many interactions there were. */
  synchronized long delete(PersonaId id) {
    long number =
        locked.containsKey(id) ? locked.get(id).blank().number() : require(id).persona().number();
    long interactions =
        database.write(
            "deleting a persona",
            connection -> {
              long erased = Erasure.everything(connection, new Owner(number, PlainCipher.INSTANCE));
              PersonaTable.remove(connection, number);
              SettingTable.remove(connection, TopicLearner.mark(number));
              AuditTable.add(connection, now(), AuditAction.PERSONA_DELETED, number, erased);
              return erased;
            });
    find(id).ifPresent(Subject::factsChanged);
    forget(id);
    locked.remove(id);
    return interactions;
  }

  private void forget(PersonaId id) {
    Subject subject = byId.remove(id);
    if (subject != null) {
      byNumber.remove(subject.persona().number());
      subject.owner().cipher().close();
    }
  }

  /**
   * Opens a locked persona.
   *
   * @throws dev.ragged.memory.privacy.cipher.PersonaKeyException if it is another persona's key
   */
  synchronized Subject unlock(PersonaId id, PersonaKey key) {
    PersonaTable.Row row = locked.get(id);
    if (row == null) {
      Subject subject = require(id);
      if (!subject.persona().encrypted()) {
        throw PersonaKeyException.unexpected(id);
      }
      return subject;
    }
    AesCipher cipher = new AesCipher(key, random);
    cipher.requireKeyCheck(row.keyCheck(), id);
    return open(row, cipher);
  }

  /** Forgets the key of a persona, which is locked from then on. */
  synchronized void lock(PersonaId id) {
    Subject subject = require(id);
    if (!subject.persona().encrypted()) {
      throw new IllegalArgumentException(
          "this persona has no key: persona=\"" + id + "\"; erase its memory instead");
    }
    PersonaTable.Row row =
        database
            .read(
                "reading a persona",
                connection -> PersonaTable.find(connection, subject.persona().number()))
            .orElseThrow();
    database.write(
        "dropping a key",
        connection ->
            AuditTable.add(
                connection, now(), AuditAction.KEY_DROPPED, subject.persona().number(), 1));
    locked.put(id, row);
    forget(id);
  }

  Optional<Subject> find(PersonaId id) {
    database.requireOpen();
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns what is known of a persona whose key was not given. */
  Optional<Persona> findLocked(PersonaId id) {
    return Optional.ofNullable(locked.get(id)).map(Roster::locked);
  }

  List<Persona> allLocked() {
    return locked.values().stream().map(Roster::locked).toList();
  }

  private static Persona locked(PersonaTable.Row row) {
    return row.blank().with(MemoryStatus.LOCKED);
  }

  MemoryStatus status(PersonaId id) {
    return find(id)
        .map(subject -> subject.persona().status())
        .orElseGet(() -> locked.containsKey(id) ? MemoryStatus.LOCKED : MemoryStatus.ABSENT);
  }

  Subject require(PersonaId id) {
    database.requireOpen();
    Subject subject = byId.get(id);
    if (subject == null) {
      if (locked.containsKey(id)) {
        throw PersonaKeyException.missing(id);
      }
      throw absent(id);
    }
    return subject;
  }

  static IllegalArgumentException absent(PersonaId id) {
    return new IllegalArgumentException(
        "there is no memory of this persona: persona=\""
            + id
            + "\"; create it with personas().create(...)");
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
