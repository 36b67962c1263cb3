package dev.ragged.memory.store;

import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A memory's database in the heap, without the memory around it. */
final class FactDatabase implements AutoCloseable {
  static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);
  static final Owner BEN = new Owner(2, PlainCipher.INSTANCE);

  /** Reads with prepared statements. */
  @FunctionalInterface
  interface Reading<T> {
    T run(PreparedStatements statements) throws SQLException;
  }

  final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);

  FactId state(Owner owner, Fact fact) {
    return database.write(
        "stating",
        connection -> {
          try (FactWriter writer = writer(connection, owner)) {
            return writer.state(fact);
          }
        });
  }

  FactVersion change(Owner owner, FactId id, FactChange change) {
    return database.write(
        "changing",
        connection -> {
          try (FactWriter writer = writer(connection, owner)) {
            return writer.change(id, change);
          }
        });
  }

  private static FactWriter writer(Connection connection, Owner owner) throws SQLException {
    return new FactWriter(
        connection, owner, () -> Instant.EPOCH, () -> new FactId(UUID.randomUUID()));
  }

  <T> T read(Reading<T> work) {
    return database.read(
        "reading",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return work.run(statements);
          }
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
