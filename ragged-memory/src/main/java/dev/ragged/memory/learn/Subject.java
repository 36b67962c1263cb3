package dev.ragged.memory.learn;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.topic.Focus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A persona whose memory can be read and written, as long as it is open. Thread-safe.
 *
 * <p>Every change of what was learned leads to a version of its own, and so does every change of
 * facts or their rules, so that nothing that was kept of an older state is taken for the present
 * one.
 */
public final class Subject {
  private record Described(Persona persona, Focus focus) {}

  private final Owner owner;
  private final AtomicLong versions = new AtomicLong();
  private final AtomicLong version = new AtomicLong();
  private final AtomicLong factVersion = new AtomicLong();
  private volatile Described described;

  /** Creates the subject of a persona whose rows {@code owner} opens. */
  public Subject(Persona persona, Owner owner) {
    this.owner = Objects.requireNonNull(owner, "owner");
    this.described = describe(persona);
  }

  /**
   * Checks that a persona can be a subject.
   *
   * @throws IllegalArgumentException if a focus area cannot be looked for in texts
   */
  public static void require(Persona persona) {
    var unused = describe(persona);
  }

  private static Described describe(Persona persona) {
    Map<String, List<String>> areas = new HashMap<>();
    for (FocusArea area : persona.description().focusAreas()) {
      areas.computeIfAbsent(area.name(), name -> new ArrayList<>()).addAll(area.synonyms());
    }
    return new Described(persona, Focus.of(areas));
  }

  /** Returns the persona as it is now. */
  public Persona persona() {
    return described.persona();
  }

  /** Changes what is known of the persona, which keeps id and number. */
  public void become(Persona persona) {
    this.described = describe(persona);
    // What was kept may have been read with other words for its fields.
    changed();
  }

  /** Returns who it is. */
  public PersonaId id() {
    return persona().id();
  }

  /** Returns the owner of its rows. */
  public Owner owner() {
    return owner;
  }

  /** Returns the fields it says it cares about. */
  public Focus focus() {
    return described.focus();
  }

  /** Returns the number of the present state of what was learned. */
  public long version() {
    return version.get();
  }

  /** Tells that what was learned has changed; call it after the commit. */
  public void changed() {
    version.set(next());
  }

  /** Returns a number for a version, which no other version of this subject gets. */
  long next() {
    return versions.incrementAndGet();
  }

  /**
   * As {@link #changed}, unless it changed since {@code former} was the version.
   *
   * @param next from {@link #next()}
   */
  boolean changed(long former, long next) {
    return version.compareAndSet(former, next);
  }

  /** Returns the number of the present state of the facts. */
  public long factVersion() {
    return factVersion.get();
  }

  /** Tells that facts or their rules have changed, or were erased; call it after the commit. */
  public void factsChanged() {
    factVersion.incrementAndGet();
  }
}
