package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.FactLogWriter;
import dev.ragged.memory.store.Fate;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PreferenceMerge;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.List;

/** Says what would become of what it takes, and writes nothing. */
final class DryStore implements ImportStore {
  private interface Question {
    List<Fate> ask(PreparedStatements statements) throws SQLException;
  }

  private final MemoryDatabase database;
  private final Owner owner;
  private final boolean replace;

  DryStore(MemoryDatabase database, Owner owner, boolean replace) {
    this.database = database;
    this.owner = owner;
    this.replace = replace;
  }

  private List<Fate> fates(Question question) {
    return database.read(
        "looking for what is to be imported",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return question.ask(statements);
          }
        });
  }

  @Override
  public List<Fate> interactions(List<LogWriter.Entry> entries) {
    return fates(statements -> new LogWriter(statements, owner).fates(entries, replace));
  }

  @Override
  public void sessions(List<Session> sessions) {
    // Nothing becomes of them.
  }

  @Override
  public void predicates(List<PredicateRule> rules) {
    // As above.
  }

  @Override
  public List<Fate> facts(List<FactHistory> facts) {
    return fates(statements -> new FactLogWriter(statements, owner, 0).fates(facts, replace));
  }

  @Override
  public List<Fate> preferences(List<Preference> preferences) {
    return fates(statements -> new PreferenceMerge(statements, owner).fates(preferences, replace));
  }
}
