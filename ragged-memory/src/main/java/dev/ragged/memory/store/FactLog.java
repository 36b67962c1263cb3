package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.sqlite.PreparedStatements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads all that one persona stated from one state of the database, a fact at a time. One thread at
 * a time.
 */
public final class FactLog {
  private static final String BY_FACT =
      "SELECT "
          + StoredFact.COLUMNS
          + " FROM fact_version WHERE persona = ? ORDER BY fact, version";

  private final Connection connection;
  private final Owner owner;

  /**
   * Creates a reader.
   *
   * @param connection in a transaction of the caller's
   */
  public FactLog(Connection connection, Owner owner) {
    this.connection = Objects.requireNonNull(connection, "connection");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /** Gives the facts with all their versions, by id. */
  public void facts(RowSink<FactHistory> sink) throws SQLException, IOException {
    List<FactVersion> versions = new ArrayList<>();
    RowStream.each(
        connection,
        BY_FACT,
        row -> StoredFact.read(row, owner).version(),
        version -> {
          if (!versions.isEmpty() && !versions.get(0).id().equals(version.id())) {
            sink.accept(history(versions));
            versions.clear();
          }
          versions.add(version);
        },
        owner.persona());
    if (!versions.isEmpty()) {
      sink.accept(history(versions));
    }
  }

  private static FactHistory history(List<FactVersion> versions) {
    FactId fact = versions.get(0).id();
    try {
      return FactHistory.of(versions);
    } catch (IllegalArgumentException e) {
      throw new StoreCorruptedException(
          "rows of fact "
              + fact
              + " in the memory's table fact_version do not follow each other: "
              + e.getMessage()
              + "; restore a backup",
          e);
    }
  }

  /** Returns what was declared of predicates. */
  public PredicateRules rules() throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      return PredicateTable.rules(statements, owner);
    }
  }
}
