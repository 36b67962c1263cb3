package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.store.SettingTable;
import dev.ragged.persona.MemoryStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
    return roster.create(PersonaId.of(id), description, Optional.empty()).persona();
  }

  /**
   * Creates a persona whose content is sealed with AES-256-GCM under {@code key}, which is the
   * caller's to keep: without it nothing of what the persona said can be read again, by nobody. Its
   * id, times, and counts are not sealed.
   *
   * @param key not kept by the memory beyond the life of the store; give it again at the next
   *     opening, see {@link MemoryOptions.Builder#keys}
   */
  public Persona create(String id, PersonaDescription description, PersonaKey key) {
    return roster.create(PersonaId.of(id), description, Optional.of(key)).persona();
  }

  /**
   * Opens a persona whose key was not given when the store was opened.
   *
   * @throws dev.ragged.memory.privacy.cipher.PersonaKeyException if it is not its key
   */
  public Persona unlock(String id, PersonaKey key) {
    Persona unlocked = roster.unlock(PersonaId.of(id), key).persona();
    parts.recall().ifPresent(recall -> recall.missing(unlocked.number()));
    return unlocked;
  }

  /**
   * Forgets the key of a persona. If the caller destroys it, too, everything the persona said is
   * erased at once, also in backups.
   */
  public void dropKey(String id) {
    PersonaId persona = PersonaId.of(id);
    parts
        .recorder()
        .exclusively(
            () -> {
              roster.lock(persona);
              return true;
            });
    clearCaches(persona);
    find(id).ifPresent(this::forgetQuestions);
  }

  private void clearCaches(PersonaId persona) {
    parts.profiles().forget(persona);
    parts.words().forget();
    parts.context().forget().accept(persona);
  }

  private void forgetQuestions(Persona persona) {
    parts.recall().ifPresent(recall -> recall.forget(persona.number()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(parts.context().clock().millis());
  }

  /** Returns the persona of this id, if it has a memory; without description while it is locked. */
  public Optional<Persona> find(String id) {
    PersonaId persona = PersonaId.of(id);
    return roster.find(persona).map(Subject::persona).or(() -> roster.findLocked(persona));
  }

  /** Returns all personas in the order in which they were created. */
  public List<Persona> list() {
    return Stream.concat(roster.all().stream().map(Subject::persona), roster.allLocked().stream())
        .sorted(Comparator.comparingLong(Persona::number))
        .toList();
  }

  /**
   * Returns the active persona; at first, and after its deletion, the default one. Without
   * description while it is locked.
   */
  public Persona active() {
    return parts
        .database()
        .read("reading the active persona", connection -> SettingTable.get(connection, ACTIVE))
        .map(Long::parseLong)
        .flatMap(number -> list().stream().filter(one -> one.number() == number).findFirst())
        .orElseGet(() -> roster.require(PersonaId.of(DEFAULT)).persona());
  }

  /** Makes a persona the active one, and counts that. */
  public Persona activate(String id) {
    Persona changed =
        roster.change(
            PersonaId.of(id), AuditAction.PERSONA_SWITCHED, persona -> persona.usedAt(now()));
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
    return roster.change(
        PersonaId.of(id), AuditAction.PERSONA_CHANGED, persona -> persona.with(description));
  }

  /** Lets a persona's memory record and rank. */
  public Persona enable(String id) {
    return roster.change(
        PersonaId.of(id), AuditAction.MEMORY_ENABLED, persona -> persona.with(MemoryStatus.ON));
  }

  /** Lets a persona's memory rank by what it has, and record nothing more. */
  public Persona pause(String id) {
    return roster.change(
        PersonaId.of(id), AuditAction.MEMORY_PAUSED, persona -> persona.with(MemoryStatus.PAUSED));
  }

  /** Keeps a persona's memory, and leaves it out of everything. */
  public Persona disable(String id) {
    return roster.change(
        PersonaId.of(id), AuditAction.MEMORY_DISABLED, persona -> persona.with(MemoryStatus.OFF));
  }

  /** Switches whether topics are learned from what a persona asks from now on. */
  public Persona learning(String id, boolean on) {
    PersonaId persona = PersonaId.of(id);
    return parts
        .recorder()
        .exclusively(
            () ->
                roster.change(
                    persona, AuditAction.LEARNING_CHANGED, before -> before.withLearning(on)));
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
    return parts
        .context()
        .profiler()
        .counted(
            MemoryStages.ERASE,
            span -> {
              long erased = deleteKnown(persona);
              span.add(MemoryStages.INTERACTIONS, erased);
              return erased;
            });
  }

  private long deleteKnown(PersonaId persona) {
    Optional<Persona> deleted = find(persona.value());
    // Documents first: who is killed in between can call this again.
    deleted.ifPresent(gone -> OwnDocuments.delete(parts.context().corpus(), persona));
    long erased = parts.recorder().exclusively(() -> roster.delete(persona));
    deleted.ifPresent(
        gone -> {
          parts.facts().forget(gone.number());
          forgetQuestions(gone);
        });
    clearCaches(persona);
    OwnDocuments.delete(parts.context().corpus(), persona);
    var unused = parts.database().scrub();
    return erased;
  }
}
