package dev.ragged.memory.record;

import dev.ragged.error.RaggedException;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commits writes, many at once. */
final class BatchWriter {
  private final MemoryDatabase database;

  BatchWriter(MemoryDatabase database) {
    this.database = database;
  }

  /**
   * Commits all of {@code batch} or nothing, and returns each one's result. A write for a persona
   * that is gone gives false and writes nothing.
   */
  List<Outcome> commit(List<Pending> batch) {
    List<Boolean> results = database.write("recording", connection -> apply(connection, batch));
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      outcomes.add(Outcome.of(batch.get(i), results.get(i)));
    }
    return outcomes;
  }

  /** As {@link #commit}, each alone, so that what fails fails alone. */
  List<Outcome> commitEach(List<Pending> batch) {
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (Pending pending : batch) {
      try {
        outcomes.addAll(commit(List.of(pending)));
      } catch (RaggedException | IllegalArgumentException e) {
        outcomes.add(Outcome.failed(pending, e));
      }
    }
    return outcomes;
  }

  private static List<Boolean> apply(Connection connection, List<Pending> batch)
      throws SQLException {
    Map<Long, Boolean> personas = new HashMap<>();
    List<Boolean> results = new ArrayList<>(batch.size());
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (Pending pending : batch) {
        Boolean there = personas.get(pending.persona());
        if (there == null) {
          there = PersonaTable.exists(connection, pending.persona());
          personas.put(pending.persona(), there);
        }
        results.add(there && pending.write().apply(statements));
      }
    }
    return results;
  }
}
