package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.sqlite.PreparedStatements;
import java.util.List;

/** Says what would become of what it takes, and writes nothing. */
final class DryStore implements ImportStore {
  private final MemoryDatabase database;
  private final Owner owner;
  private final boolean replace;

  DryStore(MemoryDatabase database, Owner owner, boolean replace) {
    this.database = database;
    this.owner = owner;
    this.replace = replace;
  }

  @Override
  public List<LogWriter.Fate> interactions(List<LogWriter.Entry> entries) {
    return database.read(
        "looking for what is to be imported",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return new LogWriter(statements, owner).fates(entries, replace);
          }
        });
  }

  @Override
  public void sessions(List<Session> sessions) {
    // Nothing becomes of them.
  }
}
