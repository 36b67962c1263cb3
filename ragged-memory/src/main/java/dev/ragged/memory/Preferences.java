package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.memory.store.PreferenceTable;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an application keeps for a persona, or for all of them, as texts under keys. A persona that
 * has no value of its own has that of all personas. Thread-safe.
 *
 * <pre>{@code
 * memory.preferences().set("ui.theme", "light");
 * memory.of("ana").preferences().get("ui.theme"); // light
 * }</pre>
 *
 * <p>A key is as in {@link Preference}, and case counts. A common beginning such as {@code ui.} or
 * {@code privacy.} makes a group of keys. Values mean nothing to the memory.
 *
 * <p>A call that writes returns when what it wrote is durable; of two that set one key the one that
 * commits last wins. All calls work whatever the memory's status: what the application sets is not
 * a record of what the persona did. For the same reason it is kept as it is given, also by a memory
 * that redacts, and no retention ends it. A persona's own values are sealed with its key, and are
 * erased and exported with its memory; those of all personas belong to nobody, are stored in plain
 * text, and stay. What was replaced or removed can be left in the database's log until something is
 * erased, or the store is closed.
 *
 * <p>Methods throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class Preferences {
  /** Does something with the rows of an owner. */
  @FunctionalInterface
  private interface Work<T> {
    T run(PreparedStatements statements, Owner owner) throws SQLException;
  }

  private final Optional<PersonaId> persona;
  private final Roster roster;
  private final MemoryParts parts;

  /**
   * Creates access to preferences.
   *
   * @param persona whose; empty for those of all personas
   */
  Preferences(Optional<PersonaId> persona, Roster roster, MemoryParts parts) {
    this.persona = Objects.requireNonNull(persona, "persona");
    this.roster = Objects.requireNonNull(roster, "roster");
    this.parts = Objects.requireNonNull(parts, "parts");
  }

  /** Returns the value that holds: the persona's own, or else that of all personas. */
  public Optional<String> get(String key) {
    Preference.requireKey(key);
    return read(
            "reading a preference",
            (statements, owner) -> {
              Optional<Preference> own = PreferenceTable.find(statements, owner, key);
              return own.isPresent() ? own : PreferenceTable.find(statements, Owner.EVERYONE, key);
            })
        .map(Preference::value);
  }

  /**
   * Returns what holds, each with where it is from, by key. Costs time and heap in proportion to
   * all values together.
   */
  public List<Preference> all() {
    return read(
        "reading preferences",
        (statements, owner) -> {
          TreeMap<String, Preference> byKey = new TreeMap<>();
          // What comes later takes the place of what all personas have.
          for (Owner each : List.of(Owner.EVERYONE, owner)) {
            PreferenceTable.all(statements, each)
                .forEach(preference -> byKey.put(preference.key(), preference));
          }
          return List.copyOf(byKey.values());
        });
  }

  /**
   * Sets the value of {@code key}, in place of the one that was set here before.
   *
   * @param value may be empty; at most {@value Preference#MAX_VALUE_LENGTH} characters
   */
  public void set(String key, String value) {
    Preference.requireKey(key);
    Preference.requireValue(value);
    Instant now = parts.context().clock().instant();
    var unused =
        write(
            "setting a preference",
            (statements, owner) -> {
              PreferenceTable.put(statements, owner, key, value, now);
              return true;
            });
  }

  /**
   * Removes the value that was set here, and not that of all personas if this is about one.
   *
   * @return whether there was one
   */
  public boolean remove(String key) {
    Preference.requireKey(key);
    return write(
        "removing a preference",
        (statements, owner) -> PreferenceTable.remove(statements, owner, key));
  }

  private <T> T read(String doing, Work<T> work) {
    Owner owner = owner();
    return parts
        .database()
        .read(
            doing,
            connection -> {
              try (PreparedStatements statements = new PreparedStatements(connection)) {
                return work.run(statements, owner);
              }
            });
  }

  private <T> T write(String doing, Work<T> work) {
    Owner owner = owner();
    return parts
        .database()
        .write(
            doing,
            connection -> {
              // Within the transaction: nothing is written once a call that deleted the persona has
              // returned.
              if (persona.isPresent() && !PersonaTable.exists(connection, owner.persona())) {
                throw Roster.absent(persona.get());
              }
              try (PreparedStatements statements = new PreparedStatements(connection)) {
                return work.run(statements, owner);
              }
            });
  }

  private Owner owner() {
    return persona.map(id -> roster.require(id).owner()).orElse(Owner.EVERYONE);
  }
}
