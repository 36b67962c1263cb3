package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactIndex;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.store.FactWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.memory.store.PredicateTable;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Transactions on the facts of one persona. Thread-safe. */
final class FactAccess {
  /** Reads rows of an owner. */
  @FunctionalInterface
  interface Reading<T> {
    T run(PreparedStatements statements, Owner owner) throws SQLException;
  }

  /** Writes rows of an owner. */
  @FunctionalInterface
  interface Writing<T> {
    T run(FactWriter writer) throws SQLException;
  }

  private record Written<T>(T result, boolean changed) {}

  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;

  FactAccess(PersonaId id, Roster roster, MemoryParts parts) {
    this.id = id;
    this.roster = roster;
    this.parts = parts;
  }

  Instant now() {
    return parts.context().clock().instant();
  }

  FactIndex index() {
    return parts.facts().index(roster.require(id));
  }

  <T> T read(String doing, Reading<T> work) {
    Owner owner = roster.require(id).owner();
    return parts.database().read(doing, connection -> prepared(connection, owner, work));
  }

  private static <T> T prepared(Connection connection, Owner owner, Reading<T> work)
      throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      return work.run(statements, owner);
    }
  }

  /** Returns what {@code work} gives once all that it wrote is durable; the memory must be on. */
  <T> T write(String doing, Writing<T> work) {
    return commit(
        doing,
        (connection, persona, owner) -> {
          requireOn(persona);
          try (FactWriter writer =
              new FactWriter(connection, owner, this::now, () -> new FactId(UUID.randomUUID()))) {
            T result = work.run(writer);
            return new Written<>(result, writer.changed());
          }
        });
  }

  /** Sets the rule of a predicate, whatever the memory's status. */
  void declare(String predicate, Cardinality cardinality) {
    var unused =
        commit(
            "declaring a predicate",
            (connection, persona, owner) -> {
              boolean changed =
                  prepared(
                      connection,
                      owner,
                      (statements, same) ->
                          PredicateTable.put(statements, same, predicate, cardinality));
              return new Written<>(changed, changed);
            });
  }

  /** Writes rows of a persona as it is now. */
  private interface Change<T> {
    Written<T> run(Connection connection, Persona persona, Owner owner) throws SQLException;
  }

  private <T> T commit(String doing, Change<T> change) {
    Subject subject = roster.require(id);
    MemoryDatabase database = parts.database();
    Written<T> written =
        database.write(
            doing,
            connection -> {
              // As stored, and within the transaction: so nothing is written once a call that
              // deleted the persona, or paused its memory, has returned.
              Persona persona =
                  PersonaTable.find(connection, subject.owner().persona())
                      .orElseThrow(() -> Roster.absent(id))
                      .blank();
              return change.run(connection, persona, subject.owner());
            });
    if (written.changed()) {
      subject.factsChanged();
    }
    return written.result();
  }

  private static void requireOn(Persona persona) {
    MemoryStatus status = persona.status();
    if (status != MemoryStatus.ON) {
      throw new IllegalStateException(
          "facts can be stated and changed only while the memory is on: persona=\""
              + persona.id()
              + "\", status="
              + status
              + "; turn it on with personas().enable(...)");
    }
  }
}
