package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.store.SettingTable;
import dev.ragged.persona.MemoryStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The personas that have a memory. One of them, {@value #DEFAULT}, is always there, and one is the
 * active one. A persona that was never created here has no memory: its searches are those of a
 * store without one. Thread-safe.
 *
 * <p>Methods that name a persona throw {@link IllegalArgumentException} if it is not there.
 */
public final class Personas {
  /** The persona that is always there. */
  public static final String DEFAULT = "default";

  private static final String ACTIVE = "active";

  private final Roster roster;
  private final MemoryParts parts;

  Personas(Roster roster, MemoryParts parts) {
    this.roster = roster;
    this.parts = parts;
    if (find(DEFAULT).isEmpty()) {
      create(DEFAULT);
    }
  }

  /** Creates a persona of which nothing is said; its memory is on. */
  public Persona create(String id) {
    return create(id, PersonaDescription.EMPTY);
  }

  /**
   * Creates a persona; its memory is on.
   *
   * @throws IllegalArgumentException if there is one of this id
   */
  public Persona create(String id, PersonaDescription description) {
    return roster.create(PersonaId.of(id), description, now()).persona();
  }

  private Instant now() {
    return Instant.ofEpochMilli(parts.context().clock().millis());
  }

  /** Returns the persona of this id, if it has a memory. */
  public Optional<Persona> find(String id) {
    return roster.find(PersonaId.of(id)).map(Subject::persona);
  }

  /** Returns all personas in the order in which they were created. */
  public List<Persona> list() {
    return roster.all().stream()
        .map(Subject::persona)
        .sorted(Comparator.comparingLong(Persona::number))
        .toList();
  }

  /** Returns the active persona; at first the default one. */
  public Persona active() {
    return parts
        .database()
        .read("reading the active persona", connection -> SettingTable.get(connection, ACTIVE))
        .flatMap(number -> roster.byNumber(Long.parseLong(number)))
        .orElseGet(() -> roster.require(PersonaId.of(DEFAULT)))
        .persona();
  }

  /** Makes a persona the active one, and counts that. */
  public Persona activate(String id) {
    Persona changed = roster.change(PersonaId.of(id), persona -> persona.usedAt(now()));
    parts
        .database()
        .write(
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
    return roster.change(PersonaId.of(id), persona -> persona.with(description));
  }

  /** Lets a persona's memory record and rank. */
  public Persona enable(String id) {
    return roster.change(PersonaId.of(id), persona -> persona.with(MemoryStatus.ON));
  }

  /** Lets a persona's memory rank by what it has, and record nothing more. */
  public Persona pause(String id) {
    return roster.change(PersonaId.of(id), persona -> persona.with(MemoryStatus.PAUSED));
  }

  /** Keeps a persona's memory, and leaves it out of everything. */
  public Persona disable(String id) {
    return roster.change(PersonaId.of(id), persona -> persona.with(MemoryStatus.OFF));
  }

  /** Switches whether topics are learned from what a persona asks from now on. */
  public Persona learning(String id, boolean on) {
    PersonaId persona = PersonaId.of(id);
    return parts
        .recorder()
        .exclusively(() -> roster.change(persona, before -> before.withLearning(on)));
  }

  /**
   * Deletes a persona: its memory, what waits to be recorded included, and the documents that it
   * owns. Returns how many interactions there were.
   *
   * @throws IllegalArgumentException if it is the default persona
   */
  public long delete(String id) {
    PersonaId persona = PersonaId.of(id);
    if (id.equals(DEFAULT)) {
      throw new IllegalArgumentException(
          "the persona \""
              + DEFAULT
              + "\" is always there; erase its memory in place of deleting it");
    }
    long erased = parts.recorder().exclusively(() -> roster.delete(persona));
    parts.profiles().forget();
    OwnDocuments.delete(parts.context().corpus(), persona);
    parts.database().scrub();
    return erased;
  }
}
